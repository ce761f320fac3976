using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Lab.Scoring;

/// <summary>The pairs of launches of one benchmark.</summary>
internal static class PairRatios
{
    /// <summary>ln(head / base) of each pair, in order: the median over adjacent values.</summary>
    public static double[] Of(MeasuredBenchmark before, MeasuredBenchmark after) =>
        [.. InOrder(before).Zip(InOrder(after), (one, other) => Quantiles.Median([.. one.Values.Zip(other.Values, (x, y) => Math.Log(y / x))]))];

    public static Launch[] InOrder(MeasuredBenchmark benchmark) =>
        [.. benchmark.FindMetric(Metric.Time)!.Launches.OrderBy(launch => launch.Pair)];
}
