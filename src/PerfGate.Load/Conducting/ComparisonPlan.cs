using PerfGate.Core.Rules;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Conducting;

/// <summary>How base and head are compared.</summary>
public sealed record ComparisonPlan
{
    /// <summary>Length of one window of one side.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Sent before each window and thrown away: the other side had the machine until then.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Sent to each side before the first window and thrown away.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pairs of windows at most, and how often it is looked whether they suffice.</summary>
    public Profile Profile { get; init; } = Profile.Default;

    /// <summary>Of the requests and of the order of the sides.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Windows of 2 s, or so long that each holds the answers that a p99 of the rarest endpoint needs at the lowest rate, 10 s at most.</summary>
    public static ComparisonPlan For(LoadScenario scenario, Profile profile)
    {
        const double Answers = 120;
        var usual = TimeSpan.FromSeconds(2);
        var rarest = scenario.Endpoints.Min(endpoint => endpoint.Weight) / scenario.Endpoints.Sum(endpoint => endpoint.Weight);
        var needed = scenario.Shape.Model == LoadModel.Closed ? 0 : Answers / (rarest * scenario.Shape.Stages.Min(stage => Math.Min(stage.From, stage.To)));
        return new ComparisonPlan
        {
            Window = TimeSpan.FromSeconds(Math.Clamp(needed, usual.TotalSeconds, 10)),
            WarmUp = scenario.Shape.WarmUp,
            Profile = profile,
            Seed = scenario.Shape.Seed,
        };
    }
}
