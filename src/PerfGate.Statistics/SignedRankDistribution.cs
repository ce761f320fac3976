using System.Numerics;

namespace PerfGate.Statistics;

/// <summary>
/// The exact distribution of a sum of weights, each of which is in the sum with probability one half: the signed-rank statistic
/// under symmetry, with the ranks as weights.
/// </summary>
/// <remarks>
/// Subsets are counted in doubles. A count is exact up to 2^53, so up to 53 weights; beyond, only non-negative numbers are
/// added, so that the relative error stays below n · 2^-53. 2^1000 still fits, hence <see cref="SignedRank.MaximumPairs"/>.
/// </remarks>
internal static class SignedRankDistribution
{
    private const int StackLimit = 1024;

    /// <summary>P(sum ≤ <paramref name="limit"/>).</summary>
    /// <param name="weights">Positive, ascending. Cost: their number times the smaller tail.</param>
    /// <param name="limit">Any integer.</param>
    public static double LowerTail(ReadOnlySpan<int> weights, int limit)
    {
        var total = 0;
        var divisor = 0;
        foreach (var weight in weights)
        {
            total += weight;
            divisor = GreatestCommonDivisor(weight, divisor);
        }

        if (limit >= total)
        {
            return 1;
        }

        // The sum is symmetric about half the total: the upper tail is as cheap as the lower one.
        return limit < total - limit
            ? SmallTail(weights, limit, divisor)
            : 1 - SmallTail(weights, total - limit - 1, divisor);
    }

    /// <summary>How many of the values 0, 1, 2, … have P(W ≤ value) ≤ <paramref name="tail"/>, for the ranks 1 to <paramref name="n"/>.</summary>
    /// <param name="n">Number of untied differences, at least 1.</param>
    /// <param name="tail">Probability, below one half.</param>
    public static int ValuesWithin(int n, double tail)
    {
        var half = n * (n + 1) / 4;
        Span<double> counts = half < StackLimit ? stackalloc double[StackLimit] : new double[half + 1];
        counts = counts[..(half + 1)];
        counts[0] = 1;
        var reach = 0;
        for (var rank = 1; rank <= n; rank++)
        {
            reach = Math.Min(half, reach + rank);
            Include(rank, counts[..(reach + 1)]);
        }

        var allowed = Math.ScaleB(tail, n);
        var cumulative = 0.0;
        var values = 0;
        while (values < counts.Length && (cumulative += counts[values]) <= allowed)
        {
            values++;
        }

        return values;
    }

    private static double SmallTail(ReadOnlySpan<int> weights, int limit, int divisor)
    {
        if (limit < 0)
        {
            return 0;
        }

        // Midranks are held doubled; without ties every weight is even, and half the table is enough.
        limit /= divisor;
        Span<double> counts = limit < StackLimit ? stackalloc double[StackLimit] : new double[limit + 1];
        counts = counts[..(limit + 1)];
        counts[0] = 1;
        var reach = 0;
        foreach (var weight in weights)
        {
            var step = weight / divisor;
            if (step > limit)
            {
                break;
            }

            reach = Math.Min(limit, reach + step);
            Include(step, counts[..(reach + 1)]);
        }

        var subsets = 0.0;
        foreach (var count in counts)
        {
            subsets += count;
        }

        return Math.ScaleB(subsets, -weights.Length);
    }

    private static void Include(int weight, Span<double> counts)
    {
        // Descending, so that what is read has not changed yet: a vector is read whole before it is written.
        var end = counts.Length;
        for (; end - Vector<double>.Count >= weight; end -= Vector<double>.Count)
        {
            var start = end - Vector<double>.Count;
            var sums = new Vector<double>(counts[start..]) + new Vector<double>(counts[(start - weight)..]);
            sums.CopyTo(counts[start..]);
        }

        for (var sum = end - 1; sum >= weight; sum--)
        {
            counts[sum] += counts[sum - weight];
        }
    }

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
