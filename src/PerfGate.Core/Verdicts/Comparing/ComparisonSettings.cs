using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>What the comparison of a metric depends on beside its values.</summary>
internal sealed record ComparisonSettings
{
    public required Design Design { get; init; }

    public required Comparability Comparability { get; init; }

    /// <summary>Fraction of the base.</summary>
    public required double NoiseFloor { get; init; }

    /// <summary>Fraction of the base.</summary>
    public required double Detect { get; init; }

    /// <summary>Two-sided confidence of the intervals.</summary>
    public required double Confidence { get; init; }

    public required bool AllowWeakEvidence { get; init; }

    /// <summary>Earlier values by benchmark and metric; for <see cref="Design.Stored"/> only.</summary>
    public required StoredHistory History { get; init; }

    public required SequentialPlan Plan { get; init; }

    /// <summary>Whether more pairs may come: a run that is still measuring asks.</summary>
    public bool IsInterim { get; init; }
}
