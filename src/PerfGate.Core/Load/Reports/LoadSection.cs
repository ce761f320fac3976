using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Load.Limits;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;

namespace PerfGate.Core.Load.Reports;

/// <summary>What a report of load says beside its results.</summary>
public sealed record LoadSection
{
    public required LoadIdentity Identity { get; init; }

    /// <summary>Null: the scenario does not say, and a warning does.</summary>
    public DataVolumes? Data { get; init; }

    /// <summary>Null where nothing was compared.</summary>
    public LoadSide? Before { get; init; }

    public required LoadSide After { get; init; }

    public LoadMethod Method { get; init => field = value ?? new(); } = new();

    /// <summary>Highest rates that kept every budget; null: not looked for.</summary>
    public LoadCapacity? Capacity { get; init; }

    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<LimitEvidence> Limits { get; init => field = value ?? []; } = [];

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
