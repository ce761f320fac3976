using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Measurements;

/// <summary>What was measured on one side: every benchmark that was listed, with its launches, and where it ran.</summary>
/// <remarks>The file <c>base.json</c>, <c>head.json</c> or a committed baseline; schema <c>perfgate.measurements/1</c>.</remarks>
public sealed record MeasurementSet
{
    public const string SchemaName = "perfgate.measurements/1";

    [JsonPropertyOrder(-1)]
    public string Schema { get; init => field = value ?? SchemaName; } = SchemaName;

    /// <summary>Version of the tool that wrote the file; null for imported results.</summary>
    public string? Tool { get; init; }

    /// <summary>Full sha of the commit that was measured; null when unknown.</summary>
    public string? Commit { get; init; }

    /// <summary>True when tracked files differed from <see cref="Commit"/>.</summary>
    public bool Dirty { get; init; }

    /// <summary>When measuring began, UTC; null when an imported file does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    public required MeasuredEnvironment Environment { get; init; }

    public required IReadOnlyList<MeasuredBenchmark> Benchmarks { get; init; }

    /// <summary>
    /// What the values were measured under beside the environment, key and words, for example <c>connections: 50</c>. Opaque here: sets
    /// whose conditions differ are not compared. Null: nothing but the environment counts.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Conditions { get; init; }

    /// <summary>The suite that a baseline of it belongs to, a folder's name; null: the benchmarks'.</summary>
    public string? Suite { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
