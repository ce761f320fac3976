using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Files;

namespace PerfGate.Core.Measurements;

/// <summary>One measured quantity of one benchmark, in base units.</summary>
public sealed record Metric
{
    public const string Time = "time";
    public const string Allocated = "allocated";

    /// <summary>Processor instructions of one operation, counted by stepping through it.</summary>
    public const string Instructions = "instructions";

    [JsonConverter(typeof(SharedStringJsonConverter))]
    public required string Name { get; init; }

    /// <summary>Base unit of all values: <c>ns</c>, <c>B</c>, or what an imported source names.</summary>
    [JsonConverter(typeof(SharedStringJsonConverter))]
    public required string Unit { get; init; }

    public Better Better { get; init; } = Better.Lower;

    public Assumption Assume { get; init; } = Assumption.None;

    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<Launch> Launches { get; init => field = value ?? []; } = [];

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}

/// <summary>Which direction of a metric is good.</summary>
public enum Better
{
    Lower,
    Higher,
}

/// <summary>What may be assumed of a metric's values.</summary>
public enum Assumption
{
    /// <summary>Nothing: rank tests over launches.</summary>
    None,

    /// <summary>Integers that repeat: launches that agree are compared without statistics.</summary>
    Exact,
}
