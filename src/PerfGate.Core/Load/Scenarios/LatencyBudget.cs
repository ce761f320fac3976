namespace PerfGate.Core.Load.Scenarios;

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

    /// <summary>Fields that <paramref name="later"/> sets, else this one's.</summary>
    public LatencyBudget OverriddenBy(LatencyBudget? later) => later is null ? this : new LatencyBudget
    {
        P50 = later.P50 ?? P50,
        P95 = later.P95 ?? P95,
        P99 = later.P99 ?? P99,
        Investigate = later.Investigate ?? Investigate,
        Pause = later.Pause ?? Pause,
        Line = later.Line ?? Line,
    };
}
