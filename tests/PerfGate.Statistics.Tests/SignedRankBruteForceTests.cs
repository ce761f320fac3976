using System.Numerics;

namespace PerfGate.Statistics.Tests;

/// <summary>The p-value against its definition: every sign vector is equally likely.</summary>
public sealed class SignedRankBruteForceTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 1000)]
    public void All_sign_vectors_with_ties_and_zeros(int seed, int range)
    {
        var noise = new Noise(seed);
        for (var trial = 0; trial < 60; trial++)
        {
            var differences = noise.Sample(noise.Integer(1, 11), () => noise.Integer(-range, range));
            var (greater, less) = Enumerate(differences);

            Assert.Equal(greater, SignedRank.PValueGreater(differences));
            Assert.Equal(less, SignedRank.PValueLess(differences));
        }
    }

    [Fact]
    public void Twelve_differences_with_a_shift()
    {
        double[] differences = [0.5, 1.5, -0.5, 2, 2, 0.25, -1, 3, 0.5, 0.75, -0.25, 1];
        var (greater, less) = Enumerate([.. differences.Select(d => d - 0.5)]);

        Assert.Equal(greater, SignedRank.PValueGreater(differences, 0.5));
        Assert.Equal(less, SignedRank.PValueLess(differences, 0.5));
    }

    [Theory]
    [InlineData(60, 1000000)]
    [InlineData(100, 1000000)]
    [InlineData(130, 20)]
    [InlineData(200, 60)]
    public void Large_samples_against_whole_numbers_of_any_size(int n, int range)
    {
        var noise = new Noise(n);
        foreach (var lean in (double[])[0.1, 0.4])
        {
            var differences = noise.Sample(n, () => noise.Integer(-range, range) + Math.Round(lean * range));
            var ranks = DoubledRanks(differences);

            // The sign vectors whose negative ranks sum to no more than those observed.
            var counts = new BigInteger[ranks.Where((_, i) => differences[i] < 0).Sum() + 1];
            counts[0] = 1;
            foreach (var rank in ranks.Where((_, i) => differences[i] != 0))
            {
                for (var sum = counts.Length - 1; sum >= rank; sum--)
                {
                    counts[sum] += counts[sum - rank];
                }
            }

            var tail = counts.Aggregate(BigInteger.Add);
            var expected = Math.Exp(BigInteger.Log(tail) - (differences.Count(d => d != 0) * Math.Log(2)));

            Assert.Equal(1, SignedRank.PValueGreater(differences) / expected, 11);
        }
    }

    private static (double Greater, double Less) Enumerate(double[] differences)
    {
        var ranks = DoubledRanks(differences);
        var observed = ranks.Where((_, i) => differences[i] > 0).Sum();
        var mirrored = ranks.Where((_, i) => differences[i] < 0).Sum();
        var (greater, less) = (0, 0);
        for (var signs = 0; signs < 1 << differences.Length; signs++)
        {
            var sum = ranks.Where((_, i) => differences[i] != 0 && (signs >> i & 1) == 1).Sum();
            greater += sum >= observed ? 1 : 0;
            less += sum >= mirrored ? 1 : 0;
        }

        return (Math.ScaleB(greater, -differences.Length), Math.ScaleB(less, -differences.Length));
    }

    // Twice the mean rank of |d| among all, zeros included: 2 · (number below) + (number level) + 1.
    private static int[] DoubledRanks(double[] differences) =>
    [
        .. differences.Select(d =>
            (2 * differences.Count(other => Math.Abs(other) < Math.Abs(d))) + differences.Count(other => Math.Abs(other) == Math.Abs(d)) + 1),
    ];
}
