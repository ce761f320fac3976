using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>The search for the highest rate that holds: doubling until one does not, then bisection. Immutable; knows no service and no clock.</summary>
/// <remarks>
/// A rate is settled by two windows that agree; when the first two do not, a third decides. One window that a pause of the machine spoiled
/// can therefore not end the search.
/// </remarks>
public sealed record CapacitySearch
{
    private const int Agreeing = 2;

    private CapacitySearch(CapacityPlan plan) => Plan = plan;

    public CapacityPlan Plan { get; }

    /// <summary>Arrivals per second of the next window; null: the search is over.</summary>
    public double? Next { get; private init; }

    /// <summary>The highest rate that held; null: none yet.</summary>
    public double? Held { get; private init; }

    /// <summary>The lowest rate that did not; null: none yet.</summary>
    public double? Broke { get; private init; }

    /// <summary>Why <see cref="Broke"/> did not hold; null while nothing broke.</summary>
    public CapacityFinding? Stop { get; private init; }

    /// <summary>Windows that were measured.</summary>
    public int Windows { get; private init; }

    private int Holding { get; init; }

    private int Breaking { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">The first rate is not above 0, the last is below it, or the precision is not between 0 and 1.</exception>
    public static CapacitySearch Begin(CapacityPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(plan.From);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.To, plan.From);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(plan.Precision);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(plan.Precision, 1);
        return new CapacitySearch(plan) { Next = plan.From };
    }

    /// <summary>The search after one more window at <see cref="Next"/>.</summary>
    /// <exception cref="InvalidOperationException">The search is over.</exception>
    public CapacitySearch Told(CapacityFinding finding)
    {
        var rate = Next ?? throw new InvalidOperationException("The search is over.");
        var told = this with
        {
            Windows = Windows + 1,
            Holding = Holding + (finding.Holds ? 1 : 0),
            Breaking = Breaking + (finding.Holds ? 0 : 1),
        };
        return told.Holding == Agreeing ? (told with { Held = rate }).Onward()
            : told.Breaking == Agreeing ? (told with { Broke = rate, Stop = finding }).Onward()
            : told;
    }

    private CapacitySearch Onward() => this with { Holding = 0, Breaking = 0, Next = NextRate() };

    private double? NextRate() => (Held, Broke) switch
    {
        (null, _) => null,
        ({ } held, null) => held >= Plan.To ? null : Math.Min(held * 2, Plan.To),
        ({ } held, { } broke) => broke - held <= Plan.Precision * broke ? null : (held + broke) / 2,
    };
}
