namespace PerfGate.Statistics.Tests;

public sealed class MannWhitneyPropertyTests
{
    private readonly Noise _noise = new(78);

    [Fact]
    public void Mirroring_the_values_exchanges_the_sides()
    {
        foreach (var (x, y) in Samples(grid: 4))
        {
            double[] mirroredX = [.. x.Select(v => -v)];
            double[] mirroredY = [.. y.Select(v => -v)];

            Assert.Equal(MannWhitney.PValueGreater(x, y), MannWhitney.PValueLess(mirroredX, mirroredY), 13);
            Assert.Equal(MannWhitney.PValueTwoSided(x, y), MannWhitney.PValueTwoSided(y, x));
            Assert.Equal(MannWhitney.Shift(x, y), -MannWhitney.Shift(y, x));
        }
    }

    [Fact]
    public void Shifting_both_samples_changes_nothing()
    {
        foreach (var (x, y) in Samples(grid: 64))
        {
            double[] shiftedX = [.. x.Select(v => v + 4)];
            double[] shiftedY = [.. y.Select(v => v + 4)];

            Assert.Equal(MannWhitney.PValueGreater(x, y), MannWhitney.PValueGreater(shiftedX, shiftedY));
            Assert.Equal(MannWhitney.Shift(x, y), MannWhitney.Shift(shiftedX, shiftedY));
        }
    }

    [Fact]
    public void The_shift_is_the_median_of_the_listed_differences()
    {
        foreach (var (x, y) in Samples(grid: 8))
        {
            Assert.Equal(Quantiles.Median([.. x.SelectMany(a => y.Select(b => b - a))]), MannWhitney.Shift(x, y));
        }
    }

    [Fact]
    public void The_interval_holds_the_estimate_and_grows_with_the_confidence()
    {
        foreach (var (x, y) in Samples(grid: 8))
        {
            var wider = MannWhitney.ConfidenceInterval(x, y, 0.99);
            var narrower = MannWhitney.ConfidenceInterval(x, y, 0.5);

            Assert.True(narrower.Contains(MannWhitney.Shift(x, y)));
            Assert.True(wider.Low <= narrower.Low && narrower.High <= wider.High);
        }
    }

    [Fact]
    public void A_shift_is_outside_the_interval_exactly_when_a_test_rejects_it()
    {
        foreach (var (x, y) in Samples(grid: null).Where(pair => pair.X.Length >= 4 && pair.Y.Length >= 4))
        {
            IntervalHoldsWhatNoTestRejects(x, y, tail: 0.05);
        }
    }

    /// <summary>The largest samples of one size that have an exact distribution, and larger ones.</summary>
    [Theory]
    [InlineData(64, 64, 1e-6)]
    [InlineData(65, 64, 0.05)]
    [InlineData(40, 300, 0.2)]
    [InlineData(40, 300, 1e-6)]
    public void So_it_is_on_both_sides_of_the_exact_limit(int m, int n, double tail) =>
        IntervalHoldsWhatNoTestRejects(_noise.Sample(m, _noise.Normal), _noise.Sample(n, _noise.Normal), tail);

    private static void IntervalHoldsWhatNoTestRejects(double[] x, double[] y, double tail)
    {
        var interval = MannWhitney.ConfidenceInterval(x, y, 1 - (2 * tail));
        foreach (var shift in (double[])[interval.Low - 1e-9, interval.Low + 1e-9, interval.High - 1e-9, interval.High + 1e-9, 0])
        {
            double[] moved = [.. y.Select(v => v - shift)];

            Assert.Equal(shift < interval.Low, MannWhitney.PValueGreater(x, moved) <= tail);
            Assert.Equal(shift > interval.High, MannWhitney.PValueLess(x, moved) <= tail);
        }
    }

    private IEnumerable<(double[] X, double[] Y)> Samples(double? grid)
    {
        double Draw() => grid is { } step ? Math.Round(_noise.HeavyTailed() * step) / step : _noise.HeavyTailed();

        for (var trial = 0; trial < 60; trial++)
        {
            yield return (_noise.Sample(_noise.Integer(1, 15), Draw), _noise.Sample(_noise.Integer(1, 15), Draw));
        }
    }
}
