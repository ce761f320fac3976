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
    public void One_value_predicts_nothing() => Assert.Throws<ArgumentException>(() => Prediction.PValueGreater([5], 6));

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
}
