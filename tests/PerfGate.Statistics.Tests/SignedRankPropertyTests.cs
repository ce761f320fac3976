namespace PerfGate.Statistics.Tests;

public sealed class SignedRankPropertyTests
{
    private readonly Noise _noise = new(77);

    [Fact]
    public void Mirroring_the_differences_exchanges_the_sides()
    {
        foreach (var differences in Samples())
        {
            double[] mirrored = [.. differences.Select(d => -d)];
            var interval = SignedRank.ConfidenceInterval(differences, 0.9);

            Assert.Equal(SignedRank.PValueGreater(differences), SignedRank.PValueLess(mirrored));
            Assert.Equal(-SignedRank.HodgesLehmann(differences), SignedRank.HodgesLehmann(mirrored));
            Assert.Equal(new Interval(-interval.High, -interval.Low), SignedRank.ConfidenceInterval(mirrored, 0.9));
        }
    }

    [Fact]
    public void Shifting_differences_and_hypothesis_together_changes_nothing()
    {
        foreach (var differences in Samples())
        {
            // A shift by a power of two on a coarse grid is exact, so that rounding breaks no tie.
            double[] coarse = [.. differences.Select(d => Math.Round(d * 64) / 64)];
            double[] shifted = [.. coarse.Select(d => d + 4)];

            Assert.Equal(SignedRank.PValueGreater(coarse, 0.25), SignedRank.PValueGreater(shifted, 4.25));
            Assert.Equal(SignedRank.HodgesLehmann(coarse) + 4, SignedRank.HodgesLehmann(shifted));
        }
    }

    [Fact]
    public void The_interval_holds_the_estimate_and_grows_with_the_confidence()
    {
        foreach (var differences in Samples())
        {
            var estimate = SignedRank.HodgesLehmann(differences);
            var wider = SignedRank.ConfidenceInterval(differences, 0.99);
            var narrower = SignedRank.ConfidenceInterval(differences, 0.5);

            Assert.True(narrower.Contains(estimate), $"{narrower} doesn't hold {estimate}");
            Assert.True(wider.Low <= narrower.Low && narrower.High <= wider.High);
        }
    }

    [Fact]
    public void A_shift_is_outside_the_interval_exactly_when_a_test_rejects_it()
    {
        const double Tail = 0.05;
        foreach (var differences in Samples().Where(sample => sample.Length >= 6))
        {
            var interval = SignedRank.ConfidenceInterval(differences, 1 - (2 * Tail));
            foreach (var shift in differences.SelectMany(d => (double[])[d + 1e-7, d - 1e-7])
                .Concat([interval.Low - 1e-9, interval.Low + 1e-9, interval.High - 1e-9, interval.High + 1e-9]))
            {
                Assert.Equal(shift < interval.Low, SignedRank.PValueGreater(differences, shift) <= Tail);
                Assert.Equal(shift > interval.High, SignedRank.PValueLess(differences, shift) <= Tail);
            }
        }
    }

    [Fact]
    public void Order_of_the_differences_does_not_matter_and_is_left_alone()
    {
        foreach (var differences in Samples())
        {
            double[] copy = [.. differences];
            double[] reversed = [.. differences.Reverse()];

            Assert.Equal(SignedRank.PValueGreater(differences), SignedRank.PValueGreater(reversed));
            Assert.Equal(SignedRank.HodgesLehmann(differences), SignedRank.HodgesLehmann(reversed));
            Assert.Equal(copy, differences);
        }
    }

    [Fact]
    public void The_estimate_is_the_median_of_the_listed_averages()
    {
        foreach (var differences in Samples())
        {
            var averages =
                from i in Enumerable.Range(0, differences.Length)
                from j in Enumerable.Range(i, differences.Length - i)
                select (differences[i] + differences[j]) / 2;

            Assert.Equal(Quantiles.Median([.. averages]), SignedRank.HodgesLehmann(differences), 14);
        }
    }

    private IEnumerable<double[]> Samples() =>
        from n in Enumerable.Range(1, 40)
        from shape in Enum.GetValues<NoiseShape>()
        select _noise.Sample(n, () => _noise.Draw(shape));

    /// <summary>Few differences have their means listed, more are bisected: 31 and 32 are either side of the choice.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void Estimate_and_interval_are_order_statistics_of_the_means(int n)
    {
        var random = new Random(n);
        double[] differences = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.4)];
        double[] means = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(i, n - i) select (differences[i] + differences[j]) / 2];
        Array.Sort(means);

        var interval = SignedRank.ConfidenceInterval(differences, 0.95);

        Assert.Equal((means[(means.Length - 1) / 2] + means[means.Length / 2]) / 2, SignedRank.HodgesLehmann(differences));
        Assert.Equal(interval.High, means[^(Array.IndexOf(means, interval.Low) + 1)]);
    }
}
