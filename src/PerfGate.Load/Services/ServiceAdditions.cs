namespace PerfGate.Load.Services;

/// <summary>What a limit needs the service to be started with.</summary>
public sealed record ServiceAdditions
{
    public static ServiceAdditions None { get; } = new();

    /// <summary>Environment variables over those of the scenario.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Put before the service's own command: a program that ends by becoming the service.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];
}
