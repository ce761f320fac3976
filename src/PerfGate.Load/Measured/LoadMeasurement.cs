using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Measurements;

namespace PerfGate.Load.Measured;

/// <summary>One run of a scenario against one service.</summary>
/// <remarks>The file <c>load.json</c>; schema <c>perfgate.load/1</c>.</remarks>
public sealed record LoadMeasurement
{
    public const string SchemaName = "perfgate.load/1";

    [JsonPropertyOrder(-1)]
    public string Schema { get; init => field = value ?? SchemaName; } = SchemaName;

    public string? Tool { get; init; }

    public string? Commit { get; init; }

    public bool Dirty { get; init; }

    public DateTimeOffset? Time { get; init; }

    public required MeasuredEnvironment Environment { get; init; }

    public required LoadIdentity Identity { get; init; }

    /// <summary>In order of time; the warm-up is none of them.</summary>
    public required IReadOnlyList<LoadWindow> Windows { get; init; }

    /// <summary>All windows together, each percentile from the merged histogram.</summary>
    public required LoadWindow Total { get; init; }

    /// <summary>The merged histograms of <see cref="Total"/>, so that runs of several machines can be joined without loss.</summary>
    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<LoadHistogram> Histograms { get; init => field = value ?? []; } = [];

    /// <summary>Null when the service was not started here.</summary>
    public ResourceUse? Service { get; init; }

    public ResourceUse? Generator { get; init; }

    /// <summary>Which part of the load this is; null: the whole.</summary>
    public LoadShard? Shard { get; init; }

    /// <summary>Of a merged run the resources of each machine's generator, in the order of the shards: nobody's sum.</summary>
    public IReadOnlyList<ResourceUse> Generators { get; init => field = value ?? []; } = [];

    /// <summary>True when the run was cancelled: what was measured is kept and judged by nobody.</summary>
    public bool Interrupted { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
