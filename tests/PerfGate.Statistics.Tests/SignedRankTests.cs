namespace PerfGate.Statistics.Tests;

public sealed class SignedRankTests
{
    /// <summary>Hamilton's depression scale, Hollander and Wolfe (1973), table 3.1; R's <c>wilcox.test</c> prints V = 40, p = 0.01953.</summary>
    [Fact]
    public void Depression_scale_as_in_R()
    {
        double[] first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
        double[] second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];

        Assert.Equal(10.0 / 512, SignedRank.PValueGreater(differences));
        Assert.Equal(0.46, SignedRank.HodgesLehmann(differences), 12);
    }

    [Fact]
    public void All_differences_of_one_sign_give_the_smallest_p_value()
    {
        for (var n = 1; n <= 60; n++)
        {
            double[] differences = [.. Enumerable.Range(1, n).Select(i => i * 0.001)];

            Assert.Equal(SignedRank.SmallestPValue(n), SignedRank.PValueGreater(differences));
            Assert.Equal(1, SignedRank.PValueLess(differences));
        }
    }

    [Fact]
    public void Nothing_but_zeros_says_nothing()
    {
        Assert.Equal(1, SignedRank.PValueGreater([0, 0, 0]));
        Assert.Equal(1, SignedRank.PValueLess([0, -0.0, 0]));
        Assert.Equal(1, SignedRank.PValueGreater([0.5, 0.5], shift: 0.5));
    }

    /// <summary>
    /// Pratt's point: raising every difference must not lose evidence that they are positive. Were zeros dropped before ranking, p would
    /// be 109/8192 a quarter below this sample and 70/4096 at it, where the first difference is 0.
    /// </summary>
    [Fact]
    public void Raising_the_differences_never_raises_the_p_value()
    {
        double[] differences = [0, 2, 3, 4, 6, 7, 8, 9, 11, 14, 15, 17, -18];
        var before = 1.0;
        for (var lift = -0.5; lift < 3; lift += 0.25)
        {
            var after = SignedRank.PValueGreater([.. differences.Select(d => d + lift)]);
            Assert.True(after <= before, $"p rose from {before} to {after} at {lift}");
            before = after;
        }
    }

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(1, 0.25, 2)]
    [InlineData(1, 0.05, 5)]
    [InlineData(200, 0.05, 12)]
    [InlineData(200, 0.01, 15)]
    [InlineData(12, 0.01, 11)]
    [InlineData(1, 0.99, 1)]
    [InlineData(32, 0.03125, 10)]
    public void Pairs_needed_for_a_family(int familySize, double level, int expected)
    {
        Assert.Equal(expected, SignedRank.PairsNeeded(familySize, level));
        Assert.True(SignedRank.SmallestPValue(expected) * familySize <= level);
    }

    [Theory]
    [InlineData(5, 0.95, false)]
    [InlineData(6, 0.95, true)]
    [InlineData(7, 0.99, false)]
    [InlineData(8, 0.99, true)]
    [InlineData(1, 0.5, false)]
    [InlineData(2, 0.5, true)]
    public void An_interval_is_bounded_only_when_the_sample_can_exclude_a_centre(int n, double confidence, bool bounded)
    {
        double[] differences = [.. Enumerable.Range(1, n).Select(i => (double)i)];

        var interval = SignedRank.ConfidenceInterval(differences, confidence);

        Assert.Equal(bounded ? new Interval(1, n) : Interval.Unbounded, interval);
    }

    [Fact]
    public void Samples_beyond_the_stack_and_up_to_the_maximum()
    {
        var noise = new Noise(11);
        var differences = noise.Sample(300, () => noise.Normal() + 0.5);
        double[] most = [.. Enumerable.Range(1, SignedRank.MaximumPairs).Select(i => (double)i)];

        Assert.InRange(SignedRank.PValueGreater(differences), double.Epsilon, 1e-10);
        Assert.InRange(SignedRank.HodgesLehmann(differences), 0.3, 0.7);
        Assert.True(SignedRank.ConfidenceInterval(differences, 0.99).Low > 0.2);
        Assert.Equal(SignedRank.SmallestPValue(most.Length), SignedRank.PValueGreater(most));
        Assert.Throws<ArgumentException>(() => SignedRank.PValueGreater(new double[SignedRank.MaximumPairs + 1]));
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SignedRank.PValueGreater([]));
        Assert.Throws<ArgumentException>(() => SignedRank.PValueLess([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => SignedRank.PValueGreater([1, 2], double.NaN));
        Assert.Throws<ArgumentException>(() => SignedRank.PValueGreater([double.MaxValue], double.MinValue));
        Assert.Throws<ArgumentException>(() => SignedRank.HodgesLehmann([]));
        Assert.Throws<ArgumentException>(() => SignedRank.HodgesLehmann([double.NegativeInfinity]));
        Assert.Throws<ArgumentException>(() => SignedRank.ConfidenceInterval([], 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.ConfidenceInterval([1, 2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.ConfidenceInterval([1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.SmallestPValue(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.PairsNeeded(0, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.PairsNeeded(1, 0));
    }

    /// <summary>The sum of two such values overflows; their mean does not. 3 are listed, 40 are bisected.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void The_estimate_of_the_largest_numbers_does_not_overflow(int n)
    {
        double[] largest = [.. Enumerable.Repeat(double.MaxValue, n)];
        double[] both = [.. Enumerable.Range(0, n + (n % 2)).Select(i => i % 2 == 0 ? double.MaxValue : -double.MaxValue)];

        Assert.Equal(double.MaxValue, SignedRank.HodgesLehmann(largest));
        Assert.Equal(-double.MaxValue, SignedRank.HodgesLehmann([.. largest.Select(x => -x)]));
        Assert.Equal(0, SignedRank.HodgesLehmann(both));
    }
}
