using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>Benchmarks (not metrics) by their worst outcome, and how many results the rules failed, warned of or waived.</summary>
public sealed record ReportCounts
{
    public int Benchmarks { get; init; }

    public int Regressed { get; init; }

    public int Improved { get; init; }

    public int Unchanged { get; init; }

    public int Inconclusive { get; init; }

    public int Added { get; init; }

    public int Removed { get; init; }

    public int Failed { get; init; }

    public int Skipped { get; init; }

    /// <summary>Limits that were kept; not written where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Kept { get; init; }

    /// <summary>Limits that were broken; not written where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Broken { get; init; }

    /// <summary>Results whose decision is <c>fail</c>.</summary>
    public int FailDecisions { get; init; }

    public int WarnDecisions { get; init; }

    public int WaivedDecisions { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
