using PerfGate.Load.Measured;

namespace PerfGate.Load.Files;

/// <summary>What makes a well-formed document of load unusable, one sentence each.</summary>
internal static class LoadFaults
{
    /// <summary>No run sends so many, and the sums of all series stay numbers.</summary>
    private const long MostRequests = 1_000_000_000_000;

    /// <summary>Length of a window, s, at least: rates of shorter ones need not be numbers.</summary>
    private const double ShortestWindow = 1e-6;

    /// <summary>Length of a run, s, at most: thirty years.</summary>
    private const double LongestRun = 1e9;

    /// <summary>Time of a request, ns, at most and, when it is not 0, at least.</summary>
    private const double LongestTime = 1e30, ShortestTime = 1e-30;

    private static readonly string[] Kinds = ["response", "service", "failed", "lag"];

    public static IEnumerable<string> Of(LoadMeasurement load)
    {
        if (string.IsNullOrWhiteSpace(load.Environment.Key))
        {
            yield return "The environment has no 'key'.";
        }

        if (string.IsNullOrWhiteSpace(load.Identity.Scenario))
        {
            yield return "The identity has no 'scenario'.";
        }

        if (load.Shard is { } shard && (shard.Index < 1 || shard.Index > shard.Count))
        {
            yield return $"There is no shard {shard.Index} of {shard.Count}.";
        }

        if (load.Histograms.Any(one => one is null || !Kinds.Contains(one.Kind) || string.IsNullOrEmpty(one.Encoded)))
        {
            yield return $"A histogram is null, empty, or its 'kind' is none of {string.Join(", ", Kinds)}.";
        }

        if (load.Generators.Any(one => one is null))
        {
            yield return "One of the 'generators' is null.";
        }

        foreach (var fault in Of(load.Total, "The total"))
        {
            yield return fault;
        }

        for (var i = 0; i < load.Windows.Count; i++)
        {
            foreach (var fault in Of(load.Windows[i], $"Window #{i + 1}"))
            {
                yield return fault;
            }
        }
    }

    /// <param name="window">One window, or all together.</param>
    /// <param name="where">What the sentences call it.</param>
    public static IEnumerable<string> Of(LoadWindow? window, string where)
    {
        if (window is null)
        {
            yield return $"{where} is null.";
            yield break;
        }

        if (window.Seconds is not (>= ShortestWindow and <= LongestRun) || window.Start is not (>= -LongestRun and <= LongestRun))
        {
            yield return $"{where} has no length: 'seconds' must be a millionth or more, and no run is longer than {LongestRun} s.";
        }

        if (!IsCount(window.Due) || !IsCount(window.Unsent) || !IsCount(window.Drained))
        {
            yield return $"{where} counts fewer than no requests, or more than {MostRequests}.";
        }

        if (window.Pauses is { } pauses && !IsSound(pauses))
        {
            yield return $"{where} has a pause that is null, of nobody, before the run or without a length, or a count of pauses below 0.";
        }

        var seen = new HashSet<(string, string?)>();
        foreach (var series in window.Series)
        {
            if (series is null || string.IsNullOrWhiteSpace(series.Endpoint))
            {
                yield return $"{where} has a series without an 'endpoint'.";
            }
            else if (!seen.Add((series.Endpoint, series.Tenant)))
            {
                yield return $"{where} has '{series.Endpoint}'{(series.Tenant is null ? "" : $" of tenant '{series.Tenant}'")} more than once.";
            }
            else if (series.Outcomes.Values.Any(count => !IsCount(count)) || series.BytesSent < 0 || series.BytesReceived < 0)
            {
                yield return $"{where}, '{series.Endpoint}': a count is negative, or one of requests more than {MostRequests}.";
            }
            else if (!IsSound(series.Response) || !IsSound(series.Service) || !IsSound(series.Failed))
            {
                yield return $"{where}, '{series.Endpoint}': a time is negative, no finite number, or none that can be measured.";
            }
        }
    }

    public static bool IsSound(LoadPauses pauses) =>
        IsCount(pauses.LeftOut)
        && pauses.Longest.All(pause =>
            pause is { Start: >= 0, Seconds: > 0, Due: >= 0 and <= MostRequests, Endpoint: null or { Length: > 0 }, Tenant: null or { Length: > 0 } } && double.IsFinite(pause.End));

    private static bool IsCount(long requests) => requests is >= 0 and <= MostRequests;

    private static bool IsSound(LatencySummary summary) =>
        summary.Count >= 0
        && new[] { summary.Mean, summary.StdDev, summary.P50, summary.P90, summary.P95, summary.P99, summary.P999, summary.Max }
            .All(value => value is 0 or (>= ShortestTime and <= LongestTime));
}
