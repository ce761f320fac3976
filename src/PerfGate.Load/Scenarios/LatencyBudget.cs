namespace PerfGate.Load.Scenarios;

/// <summary>What a percentile of the response time may be. A null field says nothing and leaves an earlier value.</summary>
public sealed record LatencyBudget
{
    public TimeSpan? P50 { get; init; }

    public TimeSpan? P95 { get; init; }

    public TimeSpan? P99 { get; init; }

    /// <summary>A 99th percentile beyond this is worth a look at once, whatever the budget says.</summary>
    public TimeSpan? Investigate { get; init; }

    /// <summary>What a pause of the service may last, <see cref="Measured.LoadPause.Shortest"/> or longer; null: as long as <see cref="Investigate"/>.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Where it was set: a line of the scenario, or "default".</summary>
    public int? Line { get; init; }
}
