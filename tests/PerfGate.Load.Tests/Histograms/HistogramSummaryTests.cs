using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Histograms;

/// <summary>What is kept of a histogram, held against the values themselves.</summary>
public class HistogramSummaryTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 10)]
    [InlineData(3, 999)]
    [InlineData(4, 1_000)]
    [InlineData(5, 20_000)]
    public void Every_figure_is_within_a_step_of_that_of_the_sorted_values(int seed, int count)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, count).Select(_ => (long)(1e5 * Math.Exp(6 * random.NextDouble()))).Order().ToList();
        var histogram = HistogramLayout.Create();
        values.ForEach(histogram.RecordValue);

        var summary = HistogramSummary.Of(histogram);

        var mean = values.Average();
        Close(values[Rank(0.5)], summary.P50);
        Close(values[Rank(0.9)], summary.P90);
        Close(values[Rank(0.95)], summary.P95);
        Close(values[Rank(0.99)], summary.P99);
        Close(values[Rank(0.999)], summary.P999);
        Close(values[^1], summary.Max);
        Close(mean, summary.Mean);
        Assert.Equal(count, summary.Count);
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        Assert.InRange(summary.StdDev, (deviation * 0.99) - 1_000, (deviation * 1.01) + 1_000);

        int Rank(double part) => (int)Math.Ceiling((decimal)part * count) - 1;
        static void Close(double expected, double seen) => Assert.InRange(seen, (expected * 0.999) - 512, (expected * 1.001) + 512);
    }

    [Fact]
    public void The_longest_times_do_not_overflow()
    {
        var histogram = HistogramLayout.Create();
        histogram.RecordValueWithCount(HistogramLayout.Clamp(long.MaxValue), 20_000_000);
        var summary = HistogramSummary.Of(histogram);
        Assert.InRange(summary.Mean / HistogramLayout.Highest, 0.999, 1.001);
        Assert.InRange(summary.Max / HistogramLayout.Highest, 0.999, 1.001);
        Assert.Equal(0, summary.StdDev);
    }

    [Fact]
    public void Nothing_is_no_time_at_all() => Assert.Equal(LatencySummary.None, HistogramSummary.Of(HistogramLayout.Create()));
}
