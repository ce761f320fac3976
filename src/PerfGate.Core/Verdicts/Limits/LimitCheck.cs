using PerfGate.Core.Reports;

namespace PerfGate.Core.Verdicts.Limits;

/// <summary>A value that a source holds against a limit, with its evidence: the judge settles it, the rules decide on it.</summary>
/// <remarks>
/// <see cref="ReportResult.LimitKind"/> of <see cref="Result"/> is the source's word for such limits; <see cref="ReportResult.Limit"/>,
/// <see cref="ReportResult.LimitOrigin"/> and <see cref="ReportResult.Rule"/> say which it is.
/// </remarks>
public sealed record LimitCheck
{
    /// <summary>Everything of the result but its outcome, decision and p-values.</summary>
    public required ReportResult Result { get; init; }

    /// <summary>What was seen without statistics; null: <see cref="Above"/> and <see cref="Below"/> settle it.</summary>
    public Outcome? Fact { get; init; }

    /// <summary>p-value for a value beyond the limit, over all looks; 1 where nothing can be proved.</summary>
    public double Above { get; init; } = 1;

    /// <summary>p-value for a value within the limit.</summary>
    public double Below { get; init; } = 1;

    /// <summary>Whether the estimate itself is beyond: a verdict never contradicts the number beside it.</summary>
    public bool IsAbove { get; init; }

    /// <summary>Ends the sentence of an open result: "more windows would settle it".</summary>
    public string? WhyOpen { get; init; }

    /// <summary>The check at one of several looks at which the run could have ended.</summary>
    /// <param name="part">Of the error that may be spent at this look; above 0, at most 1.</param>
    public LimitCheck AtLook(double part) => this with { Above = Math.Min(1, Above / part), Below = Math.Min(1, Below / part) };
}
