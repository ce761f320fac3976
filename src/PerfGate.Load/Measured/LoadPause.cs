using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>A stretch in which requests were due and none was answered. A fact of the run, and no sample of anything.</summary>
/// <param name="Start">From the start of the first window, s, as <see cref="LoadWindow.Start"/>; 0 or more.</param>
/// <param name="Seconds">Length, s; <see cref="Shortest"/> or more.</param>
/// <param name="Due">Requests that were due within it, by the schedule.</param>
/// <param name="Cause">Who stood still.</param>
public sealed record LoadPause(double Start, double Seconds, long Due, PauseCause Cause)
{
    /// <summary>The shortest that is looked for: below it, what a busy machine does to every process would be called a pause.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Null: of all endpoints together.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Null: of all tenants together.</summary>
    public string? Tenant { get; init; }

    /// <summary>s, as <see cref="Start"/>.</summary>
    [JsonIgnore]
    public double End => Start + Seconds;

    /// <summary>Whether the requests of that endpoint and tenant are among those that waited.</summary>
    public bool Covers(string endpoint, string? tenant) =>
        (Endpoint is null || Endpoint == endpoint) && (Tenant is null || Tenant == tenant);
}
