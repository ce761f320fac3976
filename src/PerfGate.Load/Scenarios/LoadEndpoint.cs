namespace PerfGate.Load.Scenarios;

/// <summary>One kind of request.</summary>
public sealed record LoadEndpoint
{
    public required string Name { get; init; }

    /// <summary>Chooses the latency budget.</summary>
    public required EndpointClass Class { get; init; }

    /// <summary>Share of the mix, relative to the other endpoints'; above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary><c>GET</c>, <c>POST</c>, …</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Path and query; <c>{name}</c> is a column of a feed, a captured value, or <c>tenant</c>, <c>user</c>, <c>sequence</c>.</summary>
    public required string Path { get; init; }

    /// <summary>In the order of the file; templates as in <see cref="Path"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, SecretText>> Headers { get; init; } = [];

    /// <summary>Template of the body; null: none.</summary>
    public SecretText? Body { get; init; }

    public IReadOnlyList<ResponseCheck> Checks { get; init; } = [];

    public IReadOnlyList<ValueCapture> Captures { get; init; } = [];

    /// <summary>Fields that this endpoint sets over its class's budget; null: none.</summary>
    public LatencyBudget? Budget { get; init; }

    /// <summary>Line of the endpoint in its file.</summary>
    public int Line { get; init; }
}
