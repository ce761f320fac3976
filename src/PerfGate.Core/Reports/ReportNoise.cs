using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Reports;

/// <summary>How noisy the run was, and what that lets it show.</summary>
public sealed record ReportNoise
{
    /// <summary>Before the benchmarks; null when nothing was measured here.</summary>
    public MachineNoise? Machine { get; init; }

    /// <summary>Robust standard deviation of one pair's ln(head / base), of the median benchmark; null without pairs.</summary>
    public double? PairSpread { get; init; }

    /// <summary>The slowdown, as a fraction, that the profile's most pairs find nine times in ten at that spread; null without pairs.</summary>
    public double? Detectable { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
