using System.Numerics;

namespace PerfGate.Statistics.Tests;

/// <summary>The p-value against its definition: every split of the pooled values is equally likely.</summary>
public sealed class MannWhitneyBruteForceTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 8)]
    [InlineData(4, 1000)]
    public void All_splits_with_ties(int seed, int range)
    {
        var noise = new Noise(seed);
        for (var trial = 0; trial < 40; trial++)
        {
            var x = noise.Sample(noise.Integer(1, 6), () => noise.Integer(0, range));
            var y = noise.Sample(noise.Integer(1, 6), () => noise.Integer(0, range));
            var (greater, less) = Enumerate(x, y);

            Assert.Equal(greater, MannWhitney.PValueGreater(x, y), 14);
            Assert.Equal(less, MannWhitney.PValueLess(x, y), 14);
            Assert.Equal(Math.Min(1, 2 * Math.Min(greater, less)), MannWhitney.PValueTwoSided(x, y), 14);
        }
    }

    [Theory]
    [InlineData(30, 30, 15)]
    [InlineData(50, 50, 100000)]
    [InlineData(7, 40, 12)]
    [InlineData(40, 7, 12)]
    [InlineData(3, 90, 30)]
    public void Large_samples_against_a_count_of_rank_sums_in_integers(int m, int n, int range)
    {
        var noise = new Noise(m + range);
        var x = noise.Sample(m, () => noise.Integer(0, range));
        var y = noise.Sample(n, () => noise.Integer(0, range) + Math.Round(0.15 * range));

        Assert.Equal(1, MannWhitney.PValueGreater(x, y) / CountRankSums(x, y), 11);
    }

    private static (double Greater, double Less) Enumerate(double[] x, double[] y)
    {
        double[] pooled = [.. x, .. y];
        var observed = DoubledU(x, y);
        var (greater, less, splits) = (0, 0, 0);
        for (var mask = 0u; mask < 1u << pooled.Length; mask++)
        {
            if (BitOperations.PopCount(mask) != x.Length)
            {
                continue;
            }

            var u = DoubledU(
                [.. pooled.Where((_, i) => (mask >> i & 1) == 1)],
                [.. pooled.Where((_, i) => (mask >> i & 1) == 0)]);
            splits++;
            greater += u >= observed ? 1 : 0;
            less += u <= observed ? 1 : 0;
        }

        return ((double)greater / splits, (double)less / splits);
    }

    private static int DoubledU(double[] x, double[] y) => x.Sum(a => y.Sum(b => b > a ? 2 : b == a ? 1 : 0));

    // Ways to choose m of the doubled mean ranks with each sum: P(y greater) is P(rank sum of x at most the one observed).
    private static double CountRankSums(double[] x, double[] y)
    {
        double[] pooled = [.. x, .. y];
        var ranks = Array.ConvertAll(pooled, v => (2 * pooled.Count(w => w < v)) + pooled.Count(w => w == v) + 1);
        var observed = ranks[..x.Length].Sum();
        var ways = Array.ConvertAll(new int[x.Length + 1], _ => new UInt128[observed + 1]);
        ways[0][0] = 1;
        var (taken, splits) = (0, BigInteger.One);
        foreach (var rank in ranks)
        {
            taken++;
            splits = taken > x.Length ? splits * taken / (taken - x.Length) : 1;
            for (var chosen = Math.Min(taken, x.Length); chosen >= 1; chosen--)
            {
                for (var sum = observed; sum >= rank; sum--)
                {
                    ways[chosen][sum] += ways[chosen - 1][sum - rank];
                }
            }
        }

        return (double)ways[x.Length].Aggregate(UInt128.Zero, (total, count) => total + count) / (double)splits;
    }
}
