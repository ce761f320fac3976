namespace PerfGate.Statistics.Tests;

public sealed class StandardNormalTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Published_percentage_points(double p, double expected) => Assert.Equal(expected, StandardNormal.Quantile(p), 13);

    [Fact]
    public void Quantile_and_cumulative_probability_undo_each_other()
    {
        // Two unrelated sources: a wrong digit in one coefficient would show.
        for (var exponent = -280.0; exponent < -0.302; exponent += 0.37)
        {
            var p = Math.Pow(10, exponent);
            Assert.Equal(1, StandardNormal.Cumulative(StandardNormal.Quantile(p)) / p, 11);
        }

        for (var p = 0.02; p < 0.99; p += 0.01)
        {
            Assert.Equal(p, StandardNormal.Cumulative(StandardNormal.Quantile(p)), 14);
        }
    }

    [Fact]
    public void Cumulative_probability_is_continuous_where_series_and_fraction_meet()
    {
        Assert.Equal(StandardNormal.Cumulative(-3), StandardNormal.Cumulative(Math.BitDecrement(-3.0)), 15);
        Assert.Equal(StandardNormal.Cumulative(3), StandardNormal.Cumulative(Math.BitIncrement(3.0)), 15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_quantile_needs_a_probability_inside_the_open_interval(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardNormal.Quantile(p));

    /// <summary>1 - 2^-k is a double without rounding, so that both tails ask for the same point.</summary>
    [Fact]
    public void The_upper_tail_is_the_mirror_of_the_lower()
    {
        for (var k = 1; k <= 50; k++)
        {
            var p = Math.ScaleB(1, -k);

            Assert.Equal(-StandardNormal.Quantile(p), StandardNormal.Quantile(1 - p), 14);
        }

        for (var z = 0.0; z < 8; z += 0.25)
        {
            Assert.Equal(1, StandardNormal.Cumulative(z) + StandardNormal.Cumulative(-z), 15);
        }
    }

    /// <summary>Abramowitz and Stegun, table 26.1: P(x) at 0, 1, 2, 3 and Q(x) at 4 and 5.</summary>
    [Fact]
    public void Published_probabilities()
    {
        Assert.Equal(0.5, StandardNormal.Cumulative(0));
        Assert.Equal(0.841344746068543, StandardNormal.Cumulative(1), 15);
        Assert.Equal(0.977249868051821, StandardNormal.Cumulative(2), 15);
        Assert.Equal(0.998650101968370, StandardNormal.Cumulative(3), 15);
        Assert.Equal(3.167124e-5, StandardNormal.Cumulative(-4), 1e-11);
        Assert.Equal(2.866516e-7, StandardNormal.Cumulative(-5), 1e-13);
    }
}
