using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>One side of the comparison.</summary>
public sealed record ReportSide
{
    public string? Commit { get; init; }

    public bool Dirty { get; init; }

    /// <summary>How the side was chosen, in words: "merge-base with main", "files in results/".</summary>
    public string? Origin { get; init; }

    /// <summary>The revision that was asked for, as it was written; null for the work tree and for what a rule chose.</summary>
    public string? Revision { get; init; }

    public DateTimeOffset? Time { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
