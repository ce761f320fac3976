using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Statistics;

namespace PerfGate.Load.Limits.Judging;

/// <summary>Reads the latency of accepted requests out of the windows.</summary>
internal static class AcceptedLatencies
{
    public static IReadOnlyList<AcceptedLatency> Of(
        IReadOnlyDictionary<string, LatencyBudget> budgets, LimitPhase before, LimitPhase during, double confidence) =>
    [
        .. from endpoint in before.Total.Series.Concat(during.Total.Series).Select(series => series.Endpoint).Distinct()
           select new AcceptedLatency(
               endpoint,
               P99(before.Total, endpoint) ?? 0,
               P99(during.Total, endpoint) ?? 0,
               IntervalOf(during.Windows, endpoint, confidence),
               budgets.TryGetValue(endpoint, out var budget) && budget.P99 is { } p99 ? p99.TotalNanoseconds : null),
    ];

    /// <summary>The largest over the tenants: a budget is everybody's.</summary>
    public static double? P99(LoadWindow window, string endpoint)
    {
        double? worst = null;
        foreach (var series in window.Series)
        {
            if (series.Endpoint == endpoint && series.Response.Count > 0)
            {
                worst = Math.Max(worst ?? 0, series.Response.P99);
            }
        }

        return worst;
    }

    private static Interval? IntervalOf(IReadOnlyList<LoadWindow> windows, string endpoint, double confidence)
    {
        double[] values = [.. windows.Select(window => P99(window, endpoint)).OfType<double>().Take(SignedRank.MaximumPairs)];
        if (values.Length == 0)
        {
            return null;
        }

        var interval = SignedRank.ConfidenceInterval(values, confidence);
        return interval == Interval.Unbounded ? null : interval;
    }
}

/// <summary>How long the accepted requests of an endpoint took at worst.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Before">99th percentile without the limit, ns; 0: no request was accepted.</param>
/// <param name="During">99th percentile while the limit held, ns; 0: no request was accepted.</param>
/// <param name="Interval">Of the windows' 99th percentile, ns; null: too few windows had an accepted request.</param>
/// <param name="Budget">What it may be, ns; null: the endpoint has no such budget.</param>
public sealed record AcceptedLatency(string Endpoint, double Before, double During, Interval? Interval, double? Budget);
