using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>The requests of one endpoint and tenant.</summary>
public sealed record LoadSeries
{
    public required string Endpoint { get; init; }

    /// <summary>Null: the scenario has no tenants.</summary>
    public string? Tenant { get; init; }

    /// <summary>Requests that ended, by how; only those that occurred.</summary>
    public IReadOnlyDictionary<RequestOutcome, long> Outcomes { get; init => field = value ?? new Dictionary<RequestOutcome, long>(); } = new Dictionary<RequestOutcome, long>();

    /// <summary>From the intended arrival to the last byte, of requests that succeeded: what a user waits.</summary>
    public LatencySummary Response { get; init => field = value ?? LatencySummary.None; } = LatencySummary.None;

    /// <summary>From sending to the last byte, of requests that succeeded: what the service alone takes.</summary>
    public LatencySummary Service { get; init => field = value ?? LatencySummary.None; } = LatencySummary.None;

    /// <summary>From the intended arrival to the end, of requests that failed.</summary>
    public LatencySummary Failed { get; init => field = value ?? LatencySummary.None; } = LatencySummary.None;

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    [JsonIgnore]
    public long Ended => Outcomes.Values.Sum();

    [JsonIgnore]
    public long Succeeded => Outcomes.GetValueOrDefault(RequestOutcome.Ok);

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
