using PerfGate.Load.Measured;

namespace PerfGate.Load.Checks;

/// <summary>The percentiles that are judged, by the names of their metrics.</summary>
public static class Percentiles
{
    public static IReadOnlyList<string> Judged { get; } = ["p50", "p95", "p99"];

    /// <summary>ns; 0 when nothing was counted.</summary>
    public static double Of(LatencySummary summary, string metric) => metric switch
    {
        "p50" => summary.P50,
        "p95" => summary.P95,
        "p99" => summary.P99,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such percentile is judged."),
    };

    public static double PartOf(string metric) => metric switch
    {
        "p50" => 0.5,
        "p95" => 0.95,
        "p99" => 0.99,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such percentile is judged."),
    };

    /// <summary>Requests in a window below which its percentile is just its greatest value: 1 / (1 - part).</summary>
    public static int FewestRequests(string metric) => (int)Math.Round(1 / (1 - PartOf(metric)));
}
