namespace PerfGate.Statistics.Tests;

public sealed class PredictionTests
{
    /// <summary>Upper tails of the t distribution, NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.</summary>
    [Theory]
    [InlineData(1, 0.05, 6.314)]
    [InlineData(1, 0.01, 31.821)]
    [InlineData(2, 0.025, 4.303)]
    [InlineData(4, 0.01, 3.747)]
    [InlineData(5, 0.05, 2.015)]
    [InlineData(9, 0.001, 4.297)]
    [InlineData(10, 0.025, 2.228)]
    [InlineData(29, 0.005, 2.756)]
    [InlineData(100, 0.05, 1.660)]
    public void Quantiles_are_those_of_the_tables(int degrees, double tail, double t)
    {
        Assert.Equal(t, StudentT.Quantile(tail, degrees), 3);
        Assert.Equal(tail, StudentT.UpperTail(StudentT.Quantile(tail, degrees), degrees), 9);
        Assert.Equal(-t, StudentT.Quantile(1 - tail, degrees), 3);
    }

    /// <summary>Mean 100, standard deviation 1.5811, n = 5: 3.7469 · 1.5811 · √1.2 = 6.490.</summary>
    [Fact]
    public void The_margin_is_that_of_the_formula()
    {
        double[] series = [100, 102, 98, 101, 99];

        Assert.Equal(6.490, Prediction.MarginOfTail(series, 0.01), 3);
        Assert.Equal(6.490, Prediction.Margin(series, 0.98), 3);
        Assert.Equal(0.01, Prediction.PValueGreater(series, 106.490, 0), 4);
        Assert.Equal(0.01, Prediction.PValueGreater(series, 108.490, 2), 4);
        Assert.Equal(0.01, Prediction.PValueLess(series, 93.510, 0), 4);
    }

    [Fact]
    public void A_series_that_never_moves_predicts_itself()
    {
        double[] series = [5, 5, 5];

        Assert.Equal((0.0, 1.0), (Prediction.PValueGreater(series, 6), Prediction.PValueGreater(series, 5)));
        Assert.Equal(0, Prediction.Margin(series, 0.95));
    }

    [Fact]
    public void One_value_predicts_nothing_and_two_do()
    {
        Assert.Throws<ArgumentException>(() => Prediction.PValueGreater([5], 6));
        Assert.Equal(0.5, Prediction.PValueGreater([5, 7], 6), 12);
    }

    [Fact]
    public void A_series_and_one_more_of_the_same_alarm_at_the_level()
    {
        const int Runs = 20_000;
        const double Level = 0.05;
        var noise = new Noise(20261124);
        var alarms = 0;
        for (var run = 0; run < Runs; run++)
        {
            alarms += Prediction.PValueGreater(noise.Sample(10, noise.Normal), noise.Normal()) <= Level ? 1 : 0;
        }

        Assert.InRange((double)alarms / Runs, Level - 0.006, Level + 0.006);
    }

    [Fact]
    public void Less_is_the_mirror_of_greater()
    {
        double[] series = [100, 102, 98, 101, 99];

        Assert.Equal(0.01, Prediction.PValueLess(series, 95.510, 2), 4);
        Assert.Equal(1, Prediction.PValueLess(series, 97, 1) + Prediction.PValueGreater(series, 97, 1), 12);
        Assert.Equal((0.0, 1.0), (Prediction.PValueLess([5, 5, 5], 4), Prediction.PValueLess([5, 5, 5], 5)));
        Assert.Equal((0.0, 1.0), (Prediction.PValueLess([5, 5, 5], 5, 1), Prediction.PValueLess([5, 5, 5], 6, 1)));
        Assert.Equal((0.0, 1.0), (Prediction.PValueGreater([5, 5, 5], 7, 1), Prediction.PValueGreater([5, 5, 5], 6, 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    public void The_t_distribution_is_symmetric_and_ends_at_infinity(int degrees)
    {
        Assert.Equal(0.5, StudentT.UpperTail(0, degrees));
        Assert.Equal(1, StudentT.UpperTail(1.3, degrees) + StudentT.UpperTail(-1.3, degrees), 14);
        Assert.Equal((0.0, 1.0), (StudentT.UpperTail(double.PositiveInfinity, degrees), StudentT.UpperTail(double.NegativeInfinity, degrees)));
        Assert.Equal(0, StudentT.Quantile(0.5, degrees), 12);
    }

    [Fact]
    public void Neither_no_freedom_nor_a_certain_tail_has_a_quantile()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.UpperTail(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(1, 3));
    }
}
