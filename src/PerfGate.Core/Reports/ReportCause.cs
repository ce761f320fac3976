using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>What of the change a benchmark reaches: where to look first when it regressed.</summary>
public sealed record ReportCause
{
    /// <summary>Changed members and types that the benchmark reaches, the nearest first: <c>My.Parser.Next(string) (changed)</c>.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>True when more are reached than <see cref="Members"/> names.</summary>
    public bool HasMore { get; init; }

    /// <summary>From the benchmark to the first of <see cref="Members"/>, each calling or mentioning the next.</summary>
    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<string> Path { get; init => field = value ?? []; } = [];

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
