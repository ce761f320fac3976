using System.Text.Json;

namespace PerfGate.Statistics.Tests;

/// <summary>Golden values of Pragmastat's own tests.</summary>
/// <remarks>
/// Its "misrate" bounds are not a confidence interval at 1 - misrate. Its margin is the smallest value whose lower-tail probability
/// reaches misrate/2, and the bounds leave that many averages out at either end: they miss with probability 2 · P(W ≤ margin), which is
/// misrate or more. An interval that misses with probability misrate or less is one average wider at either end. So the
/// averages and the distribution are compared to the digit, the confidence by what it means.
/// </remarks>
public sealed class PragmastatConformanceTests
{
    // Beyond 63 pairs the golden margins come from an Edgeworth expansion, not from the exact distribution.
    private const int LargestExactSample = 63;

    [Fact]
    public void Hodges_Lehmann_centres()
    {
        var checkedCases = 0;
        foreach (var (name, golden) in ConformanceData.JsonCases("pragmastat", "center"))
        {
            var x = ConformanceData.Doubles(golden.GetProperty("input").GetProperty("x"));
            if (golden.TryGetProperty("expected_error", out _))
            {
                Assert.Throws<ArgumentException>(() => SignedRank.HodgesLehmann(x));
            }
            else
            {
                AssertClose(golden.GetProperty("output").GetDouble(), SignedRank.HodgesLehmann(x), name);
            }

            checkedCases++;
        }

        Assert.True(checkedCases >= 40, $"Only {checkedCases} cases.");
    }

    [Fact]
    public void Signed_rank_margins()
    {
        var checkedCases = 0;
        foreach (var (name, golden) in ConformanceData.JsonCases("pragmastat", "signed-rank-margin"))
        {
            var input = golden.GetProperty("input");
            var n = input.GetProperty("n").GetInt32();
            var margin = golden.GetProperty("output").GetInt32() / 2;
            var expected = FirstValueReaching(n, input.GetProperty("misrate").GetDouble());
            var allowed = n <= LargestExactSample ? 0 : 1;

            Assert.True(Math.Abs(expected - margin) <= allowed, $"{name}: {expected}, golden {margin}");
            checkedCases++;
        }

        Assert.True(checkedCases >= 50, $"Only {checkedCases} cases.");
    }

    [Fact]
    public void Centre_bounds()
    {
        var checkedCases = 0;
        foreach (var (name, golden) in ConformanceData.JsonCases("pragmastat", "center-bounds"))
        {
            var input = golden.GetProperty("input");
            var x = ConformanceData.Doubles(input.GetProperty("x"));
            var misrate = input.GetProperty("misrate").GetDouble();
            if (golden.TryGetProperty("expected_error", out _))
            {
                Assert.Throws<ArgumentException>(() => SignedRank.ConfidenceInterval(x, 1 - misrate));
            }
            else
            {
                AssertBounds(name, x, misrate, golden.GetProperty("output"));
            }

            checkedCases++;
        }

        Assert.True(checkedCases >= 35, $"Only {checkedCases} cases.");
    }

    private static void AssertBounds(string name, double[] x, double misrate, JsonElement output)
    {
        var low = output.GetProperty("lower").GetDouble();
        var high = output.GetProperty("upper").GetDouble();
        var missed = 2 * LowerTail(x.Length, FirstValueReaching(x.Length, misrate));
        var equivalent = SignedRank.ConfidenceInterval(x, 1 - missed);
        AssertClose(low, equivalent.Low, name);
        AssertClose(high, equivalent.High, name);

        var atTheirWord = SignedRank.ConfidenceInterval(x, 1 - misrate);
        Assert.True(atTheirWord.Low <= low + 1e-9 && high - 1e-9 <= atTheirWord.High, $"{name}: {atTheirWord}, golden [{low}, {high}]");
    }

    private static int FirstValueReaching(int n, double misrate) =>
        SignedRankDistribution.ValuesWithin(n, Math.BitDecrement(misrate / 2));

    private static double LowerTail(int n, int value) =>
        SignedRankDistribution.LowerTail([.. Enumerable.Range(1, n)], value);

    private static void AssertClose(double expected, double actual, string name) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected), $"{name}: {actual}, golden {expected}");
}
