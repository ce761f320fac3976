using HdrHistogram;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Histograms;

/// <summary>What is kept of a histogram.</summary>
internal static class HistogramSummary
{
    /// <summary>Mean and standard deviation take each value as the middle of its step; a percentile is the highest value of its step.</summary>
    /// <remarks>
    /// One pass over the steps that hold something. The library's own mean adds up in integers, which ten million requests of half an
    /// hour overflow, and its percentiles round the rank to the nearest.
    /// </remarks>
    public static LatencySummary Of(HistogramBase? histogram)
    {
        if (histogram is null || histogram.TotalCount == 0)
        {
            return LatencySummary.None;
        }

        var count = histogram.TotalCount;
        ReadOnlySpan<double> parts = [0.50, 0.90, 0.95, 0.99, 0.999];
        Span<long> percentiles = stackalloc long[parts.Length];
        var next = 0;
        long seen = 0, last = 0;
        double mean = 0, squares = 0;
        foreach (var step in histogram.RecordedValues())
        {
            var here = step.CountAddedInThisIterationStep;
            last = step.ValueIteratedTo;
            seen += here;
            for (; next < parts.Length && seen >= RankOf(parts[next], count); next++)
            {
                percentiles[next] = last;
            }

            // Welford's recurrence, weighted (West, "Updating mean and variance estimates", 1979): no difference of two great sums.
            var distance = histogram.MedianEquivalentValue(last) - mean;
            mean += distance * here / seen;
            squares += distance * distance * here * (seen - here) / seen;
        }

        return new LatencySummary
        {
            Count = count,
            Mean = mean,
            StdDev = Math.Sqrt(squares / count),
            P50 = percentiles[0],
            P90 = percentiles[1],
            P95 = percentiles[2],
            P99 = percentiles[3],
            P999 = percentiles[4],
            Max = last,
        };
    }

    /// <summary>Values that the percentile must not be below: the smallest whole number that is at least <paramref name="part"/> of all.</summary>
    public static long RankOf(double part, long count) => Math.Max(1, (long)Math.Ceiling(Math.Round(part * count, 6)));
}
