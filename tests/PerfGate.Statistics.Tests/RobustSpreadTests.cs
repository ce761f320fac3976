namespace PerfGate.Statistics.Tests;

public sealed class RobustSpreadTests
{
    /// <summary>What <c>mad</c> of R gives.</summary>
    [Theory]
    [InlineData(new double[] { 1, 1, 2, 2, 4, 6, 9 }, 1.4826)]
    [InlineData(new double[] { 3 }, 0)]
    [InlineData(new double[] { 1, 2, 3, 4, 1_000_000 }, 1.4826)]
    public void Is_the_scaled_median_absolute_deviation(double[] values, double expected) => Assert.Equal(expected, RobustSpread.Of(values), 12);

    [Fact]
    public void An_empty_sample_has_none() => Assert.Throws<ArgumentException>(() => RobustSpread.Of([]));
}
