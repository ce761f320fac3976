using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Judging;

/// <summary>When a service is what it was before.</summary>
public static class LimitRecovery
{
    /// <summary>Windows that must be well one after the other, to the end of what was watched.</summary>
    public const int WindowsNeeded = 3;

    /// <summary>
    /// Seconds from lifting to the start of the first window from which on all were well; null when there are not
    /// <see cref="WindowsNeeded"/> such windows at the end.
    /// </summary>
    public static double? Seconds(
        IReadOnlyList<LoadWindow> windows, IReadOnlyDictionary<string, LatencyBudget> budgets, double errors)
    {
        var first = windows.Count;
        while (first > 0 && IsWell(windows[first - 1], budgets, errors))
        {
            first--;
        }

        return windows.Count - first >= WindowsNeeded ? windows[first].Start : null;
    }

    /// <summary>Growth within the tolerances; true when nothing is known of either side.</summary>
    public static bool IsBack(LimitResources? before, LimitResources? after, LimitTolerances tolerances) =>
        before is null || after is null || (MemoryIsBack(before, after, tolerances) && ThreadsAreBack(before, after, tolerances));

    internal static bool MemoryIsBack(LimitResources before, LimitResources after, LimitTolerances tolerances) =>
        after.Memory - before.Memory <= Math.Max(before.Memory * tolerances.Growth, tolerances.MemoryFloor);

    internal static bool ThreadsAreBack(LimitResources before, LimitResources after, LimitTolerances tolerances) =>
        after.Threads - before.Threads <= Math.Max(before.Threads * tolerances.Growth, tolerances.ThreadFloor);

    /// <summary>Nothing is refused any more, nothing fails, and the answers are in time.</summary>
    internal static bool IsWell(LoadWindow window, IReadOnlyDictionary<string, LatencyBudget> budgets, double errors)
    {
        var succeeded = window.Series.Sum(series => series.Succeeded);
        return succeeded > 0
            && window.Due - succeeded <= window.Due * errors
            && budgets.All(budget => budget.Value.P99 is not { } p99
                || AcceptedLatencies.P99(window, budget.Key) is not { } found
                || found <= p99.TotalNanoseconds);
    }
}
