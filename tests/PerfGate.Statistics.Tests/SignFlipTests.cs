namespace PerfGate.Statistics.Tests;

public sealed class SignFlipTests
{
    /// <summary>Two speeds, one half above the other, in both sides: the pairs that fell into different ones are beyond three times the median.</summary>
    private static readonly double[] TwoSpeeds = [0.031, 0.029, 0.032, 0.028, -0.47, 0.53, 0.030, 0.033, 0.027, 0.51, 0.034, -0.44, 0.0305];

    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(40)]
    [InlineData(200)]
    public void With_ranks_as_scores_it_is_the_signed_rank_test_to_the_last_bit(int pairs)
    {
        var noise = new Noise(pairs);
        var differences = Enumerable.Range(0, pairs).Select(i => 0.4 + StandardNormal.Quantile((i + 0.5) / pairs) + (1e-6 * noise.Uniform())).ToArray();
        var test = SignFlip.Of(differences);

        foreach (var shift in (double[])[-0.5, 0, 0.3, 0.4, 1])
        {
            Assert.Equal(SignedRank.PValueGreater(differences, shift), test.PValueGreater(shift));
            Assert.Equal(SignedRank.PValueLess(differences, shift), test.PValueLess(shift));
        }

        Assert.Equal(SignedRank.HodgesLehmann(differences), test.Estimate());
        Assert.Equal(SignedRank.ConfidenceInterval(differences, 0.95), test.ConfidenceInterval(0.95));
    }

    [Fact]
    public void The_p_value_counts_all_sign_vectors_of_the_scores()
    {
        foreach (var shift in (double[])[0.005, 0.02, 0.03, 0.04])
        {
            var scores = TwoSpeeds.Select(one => Score(Math.Abs(one - shift), Median(TwoSpeeds.Select(other => Math.Abs(other - shift))))).ToArray();
            var observed = scores.Where((_, i) => TwoSpeeds[i] > shift).Sum();
            var reached = 0;
            for (var signs = 0; signs < 1 << scores.Length; signs++)
            {
                reached += scores.Where((_, i) => (signs >> i & 1) == 1).Sum() >= observed ? 1 : 0;
            }

            var ofScores = Math.ScaleB(reached, -scores.Length) / (1 - SignFlip.RankPart);
            var ofRanks = SignedRank.PValueGreater(TwoSpeeds, shift) / SignFlip.RankPart;
            var atShift = Math.Min(1, Math.Min(ofRanks, ofScores));

            // No difference, at which it is tested too, is further from the centre than the shift is.
            Assert.Equal(atShift, SignFlip.Of(TwoSpeeds).PValueGreater(shift), 12);
        }
    }

    [Fact]
    public void Pairs_of_different_speeds_do_not_hide_the_shift_of_the_others()
    {
        var test = SignFlip.Of(TwoSpeeds);

        Assert.True(SignedRank.PValueGreater(TwoSpeeds, 0.005) > 0.01);
        Assert.True(test.PValueGreater(0.005) < 0.0025);
        Assert.Equal(0.030, test.Estimate(), 0.001);
        var interval = test.ConfidenceInterval(0.95);
        Assert.InRange(interval.Low, 0.02, 0.03);
        Assert.InRange(interval.High, 0.03, 0.04);
    }

    [Fact]
    public void The_other_direction_is_the_mirror()
    {
        var (test, mirrored) = (SignFlip.Of(TwoSpeeds), SignFlip.Of(Array.ConvertAll(TwoSpeeds, one => -one)));

        foreach (var shift in (double[])[-0.02, 0, 0.005, 0.03, 0.05])
        {
            Assert.Equal(test.PValueGreater(shift), mirrored.PValueLess(-shift));
            Assert.Equal(test.PValueLess(shift), mirrored.PValueGreater(-shift));
        }

        Assert.Equal(test.Estimate(), -mirrored.Estimate());
        var (one, other) = (test.ConfidenceInterval(0.9), mirrored.ConfidenceInterval(0.9));
        Assert.Equal((one.Low, one.High), (-other.High, -other.Low));
    }

    [Fact]
    public void A_unit_changes_nothing_but_the_unit()
    {
        // A power of two scales without rounding.
        var (test, scaled) = (SignFlip.Of(TwoSpeeds), SignFlip.Of(Array.ConvertAll(TwoSpeeds, one => 1024 * one)));

        Assert.Equal(test.PValueGreater(0.01), scaled.PValueGreater(10.24));
        Assert.Equal(1024 * test.Estimate(), scaled.Estimate(), 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Too_few_differences_exclude_no_centre(int count)
    {
        var test = SignFlip.Of(TwoSpeeds.AsSpan(..count));

        Assert.Equal(Interval.Unbounded, test.ConfidenceInterval(0.95));
        Assert.True(test.PValueGreater(0) >= Math.ScaleB(1, -count));
    }

    [Fact]
    public void Equal_differences_are_their_own_centre()
    {
        var test = SignFlip.Of([.. Enumerable.Repeat(0.25, 20)]);

        Assert.Equal(0.25, test.Estimate());
        Assert.Equal(new Interval(0.25, 0.25), test.ConfidenceInterval(0.95));
        Assert.Equal(1, test.PValueGreater(0.25));
        Assert.Equal(SignedRank.SmallestPValue(20), test.PValueGreater(0));
    }

    [Fact]
    public void Most_differences_of_zero_have_no_scale_and_keep_ranks()
    {
        double[] differences = [0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.6, 0.7];

        Assert.Equal(SignedRank.PValueGreater(differences), SignFlip.Of(differences).PValueGreater(0));
    }

    [Fact]
    public void What_cannot_be_tested_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SignFlip.Of([]));
        Assert.Throws<ArgumentException>(() => SignFlip.Of([double.NaN]));
        Assert.Throws<ArgumentException>(() => SignFlip.Of(new double[SignedRank.MaximumPairs + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignFlip.Of(TwoSpeeds).ConfidenceInterval(1));
    }

    /// <summary>Hampel's function with knots at 0.5, 1.5 and 3, in sixtieths.</summary>
    private static int Score(double magnitude, double median) =>
        (int)Math.Round(60 * Math.Clamp(Math.Min(magnitude / median / 0.5, (3 - (magnitude / median)) / 1.5), 0, 1));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
