namespace PerfGate.Core.Load.Measured;

/// <summary>The requests of one endpoint and tenant.</summary>
public sealed record LoadSeries
{
    public required string Endpoint { get; init; }

    /// <summary>Null: the scenario has no tenants.</summary>
    public string? Tenant { get; init; }

    /// <summary>Requests that ended, by how; only those that occurred.</summary>
    public IReadOnlyDictionary<RequestOutcome, long> Outcomes { get; init; } = new Dictionary<RequestOutcome, long>();

    /// <summary>From the intended arrival to the last byte, of requests that succeeded: what a user waits.</summary>
    public LatencySummary Response { get; init; } = LatencySummary.None;

    /// <summary>From sending to the last byte, of requests that succeeded: what the service alone takes.</summary>
    public LatencySummary Service { get; init; } = LatencySummary.None;

    /// <summary>From the intended arrival to the end, of requests that failed.</summary>
    public LatencySummary Failed { get; init; } = LatencySummary.None;

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    public long Ended => Outcomes.Values.Sum();

    public long Succeeded => Outcomes.GetValueOrDefault(RequestOutcome.Ok);
}
