namespace PerfGate.Load.Scenarios.Reading;

/// <summary>How a scenario is read.</summary>
public sealed record ScenarioOptions
{
    public static ScenarioOptions Default { get; } = new();

    /// <summary>The value of an environment variable; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>True: too few windows for a verdict are no mistake, for whoever only looks at the plan.</summary>
    public bool AllowFewWindows { get; init; }
}
