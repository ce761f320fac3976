namespace PerfGate.Load.Sessions;

/// <summary>How a run goes, for people who watch it.</summary>
/// <param name="Elapsed">Since the run began, the warm-up included.</param>
/// <param name="Length">Of the whole run, the drain apart.</param>
/// <param name="IsWarmUp">True while nothing is counted.</param>
/// <param name="Rate">Answers per second over the last second.</param>
/// <param name="P50">Median response time over the last second, ns.</param>
/// <param name="P99">99th percentile of the response time over the last second, ns.</param>
/// <param name="Errors">Requests that failed so far; those of the warm-up while it lasts.</param>
/// <param name="InFlight">Requests sent and not answered.</param>
/// <param name="Waiting">Requests due and not sent.</param>
public sealed record LoadProgress(
    TimeSpan Elapsed, TimeSpan Length, bool IsWarmUp, double Rate, double P50, double P99, long Errors, int InFlight, long Waiting)
{
    /// <summary>Which of several runs it is, "pair 7 of at most 40, first look after 11"; null: there is one.</summary>
    public string? Part { get; init; }
}
