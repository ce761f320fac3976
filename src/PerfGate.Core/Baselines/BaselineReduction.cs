using PerfGate.Core.Measurements;

namespace PerfGate.Core.Baselines;

/// <summary>What a baseline keeps of a measurement: one value per launch, so that a committed file stays small.</summary>
public static class BaselineReduction
{
    /// <summary>Each launch becomes the median of its values, in the metric's unit; the order of turns, what the run cost, and launches without values go.</summary>
    public static MeasurementSet Reduce(MeasurementSet set) => set with
    {
        Benchmarks = [.. set.Benchmarks.Select(benchmark => benchmark with { Seconds = null, Overhead = null, Metrics = [.. benchmark.Metrics.Select(Reduce)] })],
    };

    private static Metric Reduce(Metric metric) => metric with
    {
        Launches =
        [
            .. metric.Launches
                .Where(launch => launch.Values.Count > 0)
                .Select(launch => new Launch { Pair = launch.Pair, Values = [Median(launch.Values)] }),
        ],
    };

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;

        // Halves before adding: the sum of two large values may overflow.
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] / 2) + (sorted[middle] / 2);
    }
}
