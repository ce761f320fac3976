using System.Numerics;

namespace PerfGate.Statistics.Tests;

public sealed class MannWhitneyTests
{
    /// <summary>Permeability of placental membranes, Hollander and Wolfe (1973), table 4.1; R's <c>wilcox.test</c> prints W = 35, p = 0.1272.</summary>
    [Fact]
    public void Membranes_as_in_R()
    {
        double[] atTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
        double[] earlier = [1.15, 0.88, 0.90, 0.74, 1.21];

        Assert.Equal(0.1272, MannWhitney.PValueLess(atTerm, earlier), 4);
        Assert.Equal(-0.305, MannWhitney.Shift(atTerm, earlier), 12);
    }

    [Fact]
    public void Separate_samples_give_one_over_the_number_of_splits()
    {
        Assert.Equal(1.0 / 252, MannWhitney.PValueGreater([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]), 15);
        Assert.Equal(2.0 / 252, MannWhitney.PValueTwoSided([6, 7, 8, 9, 10], [1, 2, 3, 4, 5]), 15);
        Assert.Equal(1, MannWhitney.PValueLess([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]));
    }

    [Fact]
    public void Equal_values_say_nothing()
    {
        Assert.Equal(1, MannWhitney.PValueTwoSided([7, 7, 7], [7, 7]));
        Assert.Equal(1, MannWhitney.PValueGreater(new double[100], new double[100]));
    }

    [Theory]
    [InlineData(3, 3, 0.95, false)]
    [InlineData(4, 4, 0.95, true)]
    [InlineData(1, 38, 0.95, false)]
    [InlineData(1, 39, 0.95, true)]
    public void An_interval_is_bounded_only_when_the_samples_can_exclude_a_shift(int m, int n, double confidence, bool bounded)
    {
        double[] x = [.. Enumerable.Range(0, m).Select(i => (double)i)];
        double[] y = [.. Enumerable.Range(0, n).Select(i => (double)i)];

        var interval = MannWhitney.ConfidenceInterval(x, y, confidence);

        Assert.Equal(bounded ? new Interval(1 - m, n - 1) : Interval.Unbounded, interval);
    }

    /// <summary>One value against many beyond the exact limit: the quantile of the normal curve lies below 0 there.</summary>
    [Theory]
    [InlineData(0.9, true)]
    [InlineData(0.9999, false)]
    public void Beyond_the_exact_limit_too_an_interval_may_have_no_bounds(double confidence, bool bounded)
    {
        double[] many = [.. Enumerable.Range(0, 4200).Select(i => (double)i)];

        Assert.Equal(bounded, MannWhitney.ConfidenceInterval([0], many, confidence) != Interval.Unbounded);
    }

    /// <summary>The normal curve would say 1E-22.</summary>
    [Fact]
    public void At_the_exact_limit_separate_samples_are_one_split_of_all()
    {
        double[] x = [.. Enumerable.Range(0, 64).Select(i => (double)i)];
        double[] y = [.. x.Select(value => value + 64)];
        var splits = Enumerable.Range(1, 64).Aggregate(BigInteger.One, (product, i) => product * (64 + i) / i);

        Assert.Equal(1, MannWhitney.PValueGreater(x, y) * (double)splits, 11);
    }

    [Fact]
    public void Just_beyond_the_exact_limit_the_approximation_is_close()
    {
        var noise = new Noise(21);
        var ones = new int[130];
        Array.Fill(ones, 1);
        foreach (var lean in (double[])[0, 0.2, 0.4])
        {
            var x = noise.Sample(65, noise.Normal);
            var y = noise.Sample(65, () => noise.Normal() + lean);
            var greaterX = x.Sum(a => y.Count(b => a > b));

            var exact = RankSumDistribution.LowerTail(ones, 65, 65, 2 * greaterX);

            Assert.InRange(MannWhitney.PValueGreater(x, y) / exact, 0.97, 1.03);

            var differences = x.SelectMany(a => y.Select(b => b - a)).Order().ToArray();
            var rank = RankSumDistribution.ValuesWithin(65, 65, 0.025);
            var interval = MannWhitney.ConfidenceInterval(x, y, 0.95);
            Assert.InRange(interval.Low, differences[rank - 3], differences[rank + 1]);
            Assert.InRange(interval.High, differences[^(rank + 2)], differences[^(rank - 2)]);
        }
    }

    /// <summary>
    /// The variance of a sum of m of N ranks drawn without replacement, whatever the ties: m n / (N (N - 1)) · Σ (rank - mean rank)².
    /// Cochran, "Sampling Techniques" (1977), theorem 2.2. The continuity correction is half a pair.
    /// </summary>
    [Theory]
    [InlineData(65, 65, 3)]
    [InlineData(70, 90, 1)]
    [InlineData(20, 300, 40)]
    public void Beyond_the_exact_limit_ties_narrow_the_normal_curve_as_their_ranks_do(int m, int n, int range)
    {
        var noise = new Noise(m + n);
        var x = noise.Sample(m, () => noise.Integer(0, range));
        var y = noise.Sample(n, () => noise.Integer(0, range));
        double[] pooled = [.. x, .. y];
        var ranks = Array.ConvertAll(pooled, v => pooled.Count(w => w < v) + ((pooled.Count(w => w == v) + 1) / 2.0));
        var squares = ranks.Sum(rank => Math.Pow(rank - ranks.Average(), 2));
        var deviation = Math.Sqrt((double)m * n / ((m + n) * (m + n - 1.0)) * squares);
        var u = x.Sum(a => y.Sum(b => b < a ? 1 : b == a ? 0.5 : 0));

        Assert.Equal(StandardNormal.Cumulative((u + 0.5 - (m * n / 2.0)) / deviation), MannWhitney.PValueGreater(x, y), 12);
    }

    [Fact]
    public void Thousands_of_values_are_no_obstacle()
    {
        var noise = new Noise(22);
        var x = noise.Sample(5000, noise.Normal);
        var y = noise.Sample(4000, () => noise.Normal() + 0.1);

        Assert.InRange(MannWhitney.PValueGreater(x, y), 1e-12, 0.01);
        Assert.InRange(MannWhitney.Shift(x, y), 0.05, 0.15);
        Assert.True(MannWhitney.ConfidenceInterval(x, y, 0.99).Contains(0.1));
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MannWhitney.PValueGreater([], [1]));
        Assert.Throws<ArgumentException>(() => MannWhitney.PValueLess([1], []));
        Assert.Throws<ArgumentException>(() => MannWhitney.PValueTwoSided([double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => MannWhitney.Shift([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => MannWhitney.Shift([double.MinValue], [double.MaxValue]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.ConfidenceInterval([1], [2], double.NaN));
    }
}
