namespace PerfGate.Load.Scenarios;

/// <summary>The whole of a scenario file: which service, which requests, how many, and what is expected of it.</summary>
public sealed record LoadScenario
{
    /// <summary>Lower-case letters, digits and hyphens: names the suite's folder in <c>baselines/</c>. Default: the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the file that the scenario came from; relative paths in it start at its folder.</summary>
    public required string File { get; init; }

    public required LoadTarget Target { get; init; }

    /// <summary>Null: the service is running already.</summary>
    public LoadService? Service { get; init; }

    public required LoadShape Shape { get; init; }

    /// <summary>At least one, each name once.</summary>
    public required IReadOnlyList<LoadEndpoint> Endpoints { get; init; }

    /// <summary>Empty: the requests belong to nobody in particular.</summary>
    public IReadOnlyList<LoadTenant> Tenants { get; init; } = [];

    public IReadOnlyList<LoadFeed> Feeds { get; init; } = [];

    /// <summary>Fields that the scenario sets over the defaults, by class.</summary>
    public IReadOnlyDictionary<EndpointClass, LatencyBudget> Budgets { get; init; } = new Dictionary<EndpointClass, LatencyBudget>();

    /// <summary>Largest fraction of requests that may fail; 0 to 1.</summary>
    public double MaxErrorRate { get; init; } = 0.001;

    /// <summary>Where <see cref="MaxErrorRate"/> is set in <see cref="File"/>; null: nowhere, it is the default.</summary>
    public int? MaxErrorRateLine { get; init; }

    /// <summary>What the service held while it was measured; null is said as a warning in the report.</summary>
    public DataVolumes? Data { get; init; }

    public IsolationPlan? Isolation { get; init; }

    public CapacityPlan? Capacity { get; init; }

    public LimitsPlan? Limits { get; init; }

    /// <summary>What must not be shown of what a service prints.</summary>
    public SecretValues Secrets { get; init; } = SecretValues.None;
}
