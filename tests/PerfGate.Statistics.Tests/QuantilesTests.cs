namespace PerfGate.Statistics.Tests;

public sealed class QuantilesTests
{
    /// <summary>What R prints for <c>quantile(1:10, …)</c>, its default being type 7.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 3.25)]
    [InlineData(0.5, 5.5)]
    [InlineData(0.75, 7.75)]
    [InlineData(0.9, 9.1)]
    [InlineData(0.95, 9.55)]
    [InlineData(0.99, 9.91)]
    [InlineData(1, 10)]
    public void One_to_ten_as_in_R(double p, double expected) =>
        Assert.Equal(expected, Quantiles.Linear([10, 1, 9, 2, 8, 3, 7, 4, 6, 5], p), 12);

    /// <summary>The gauge study of the NIST/SEMATECH e-Handbook, 7.2.6.2, at 1 + 0.9 (N - 1) = 10.9.</summary>
    [Fact]
    public void Ninetieth_percentile_of_the_NIST_gauge_data() =>
        Assert.Equal(
            95.19568,
            Quantiles.Linear(
                [95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.0610, 95.1591, 95.1195, 95.1065, 95.0925, 95.1990, 95.1682], 0.9),
            9);

    [Fact]
    public void Median_of_an_odd_and_an_even_number_of_values()
    {
        Assert.Equal(2, Quantiles.Median([3, 1, 2]));
        Assert.Equal(2.5, Quantiles.Median([4, 1, 3, 2]));
        Assert.Equal(7, Quantiles.Median([7]));
    }

    [Fact]
    public void More_values_than_fit_on_the_stack() =>
        Assert.Equal(500, Quantiles.Median([.. Enumerable.Range(0, 1001).Select(i => (double)(i * 5 % 1001))]));

    [Fact]
    public void Input_is_left_in_its_order()
    {
        double[] values = [3, 1, 2];

        Quantiles.Linear(values, 0.9);

        Assert.Equal([3, 1, 2], values);
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantiles.Median([]));
        Assert.Throws<ArgumentException>(() => Quantiles.Median([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Linear([1], -0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Linear([1], 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Linear([1], double.NaN));
    }
}
