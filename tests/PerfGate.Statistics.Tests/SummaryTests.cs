namespace PerfGate.Statistics.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void One_to_ten()
    {
        var summary = Summary.Of([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]);

        Assert.Equal(10, summary.N);
        Assert.Equal(5.5, summary.Mean);
        Assert.Equal(5.5, summary.Median);
        Assert.Equal(summary.Median, summary.P50);
        Assert.Equal(9.55, summary.P95, 12);
        Assert.Equal(9.91, summary.P99, 12);
        Assert.Equal(Math.Sqrt(82.5 / 9), summary.StdDev, 12);
    }

    [Fact]
    public void A_single_value_has_no_spread() => Assert.Equal(new Summary(1, 4, 4, 4, 4, 4, 0), Summary.Of([4]));

    [Fact]
    public void A_small_spread_survives_a_large_mean()
    {
        Assert.Equal(1, Summary.Of([1e9, 1e9 + 1, 1e9 + 2]).StdDev);
        Assert.Equal(Math.Sqrt(1.0 / 3), Summary.Of([1e9, 1e9 + 1, 1e9 + 1]).StdDev, 9);
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Summary.Of([]));
        Assert.Contains("Value 1", Assert.Throws<ArgumentException>(() => Summary.Of([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Summary.Of([double.PositiveInfinity]));
    }
}
