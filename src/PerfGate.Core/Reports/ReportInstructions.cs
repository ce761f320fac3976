using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>Processor instructions of one operation on both sides, beside a time: they inform, and decide nothing about it.</summary>
/// <param name="Base">The median of base's launches.</param>
/// <param name="Head">The median of head's launches.</param>
/// <param name="Repeats">Whether two or more launches of each side counted the same, or all pairs differ by the same number.</param>
public sealed record ReportInstructions(double Base, double Head, bool Repeats)
{
    /// <summary>Whether allocated bytes are exactly equal too.</summary>
    public bool AllocatesAlike { get; init; }

    /// <summary>head / base; null where base takes none.</summary>
    [JsonIgnore]
    public double? Ratio => Base > 0 ? Head / Base : null;

    /// <summary>Whether both sides take the same instructions, in every launch or in every pair.</summary>
    [JsonIgnore]
    public bool IsEqual => Repeats && Base.Equals(Head);
}
