namespace PerfGate.Statistics;

/// <summary>
/// The rank-sum test for two unpaired samples, with the shift between them and its interval. It assumes independent values.
/// Mann and Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the Other",
/// Annals of Mathematical Statistics 18 (1947); Hodges and Lehmann (1963) for the shift.
/// </summary>
/// <remarks>
/// Exact, conditional on the pooled values and so with any ties, as long as the product of the sample sizes is at most
/// <see cref="ExactLimit"/>; beyond that the normal approximation, corrected for ties and continuity.
/// </remarks>
public static class MannWhitney
{
    /// <summary>The greatest product of the two sample sizes for which the distribution is exact (64 and 64, 16 and 256, …).</summary>
    public const int ExactLimit = 4096;

    private const int StackLimit = 256;

    /// <summary>One-sided p-value against H1: y tends to be greater than x.</summary>
    /// <param name="x">At least one finite value.</param>
    /// <param name="y">At least one finite value.</param>
    /// <exception cref="ArgumentException">A sample is empty, or holds a NaN or an infinity.</exception>
    public static double PValueGreater(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample.Require(x, nameof(x));
        Sample.Require(y, nameof(y));
        var total = x.Length + y.Length;
        Span<double> values = total <= StackLimit ? stackalloc double[StackLimit] : new double[total];
        Span<int> tieSizes = total <= StackLimit ? stackalloc int[StackLimit] : new int[total];
        var groups = Pool(Sorted(x, values), Sorted(y, values[x.Length..]), tieSizes, out var doubledU);
        return (long)x.Length * y.Length <= ExactLimit
            ? RankSumDistribution.LowerTail(tieSizes[..groups], x.Length, y.Length, (int)doubledU)
            : ApproximateLowerTail(tieSizes[..groups], x.Length, y.Length, doubledU / 2.0);
    }

    /// <summary>One-sided p-value against H1: y tends to be less than x.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public static double PValueLess(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => PValueGreater(y, x);

    /// <summary>
    /// Two-sided p-value: twice the smaller one-sided one, at most 1. Equal to what benchstat prints wherever the distribution is
    /// symmetric (equal sizes, or no ties) and exact in both.
    /// </summary>
    /// <inheritdoc cref="PValueGreater"/>
    public static double PValueTwoSided(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Math.Min(1, 2 * Math.Min(PValueGreater(x, y), PValueLess(x, y)));

    /// <summary>The Hodges–Lehmann estimate of the shift from x to y: the median of all differences y_j - x_i.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public static double Shift(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample.Require(x, nameof(x));
        Sample.Require(y, nameof(y));
        return PairwiseOrder.Median(Differences(x, y));
    }

    /// <summary>
    /// Two-sided confidence interval for the shift from x to y: the k-th smallest to the k-th largest of all differences, with k
    /// from the distribution without ties. With ties the closed interval covers at least as often.
    /// </summary>
    /// <param name="x">At least one finite value.</param>
    /// <param name="y">At least one finite value.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns><see cref="Interval.Unbounded"/> when the samples are too small for the confidence.</returns>
    /// <exception cref="ArgumentException">A sample is empty, or holds a NaN or an infinity.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence isn't strictly between 0 and 1.</exception>
    public static Interval ConfidenceInterval(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double confidence)
    {
        Sample.Require(x, nameof(x));
        Sample.Require(y, nameof(y));
        Sample.RequireOpenProbability(confidence, nameof(confidence));
        var rank = ValuesWithin(x.Length, y.Length, (1 - confidence) / 2);
        if (rank == 0)
        {
            return Interval.Unbounded;
        }

        var differences = Differences(x, y);
        return new Interval(PairwiseOrder.Select(differences, rank), PairwiseOrder.Select(differences, differences.Count + 1 - rank));
    }

    private static long ValuesWithin(int m, int n, double tail)
    {
        var pairs = (double)m * n;
        if (pairs <= ExactLimit)
        {
            return RankSumDistribution.ValuesWithin(m, n, tail);
        }

        var deviation = Math.Sqrt(pairs * (m + n + 1.0) / 12);
        return Math.Max(0, (long)Math.Floor((pairs / 2) + 0.5 + (StandardNormal.Quantile(tail) * deviation)));
    }

    private static double ApproximateLowerTail(ReadOnlySpan<int> tieSizes, int m, int n, double u)
    {
        var pairs = (double)m * n;
        var total = (double)m + n;
        var ties = 0.0;
        foreach (var size in tieSizes)
        {
            ties += ((double)size * size * size) - size;
        }

        var variance = pairs / 12 * (total + 1 - (ties / (total * (total - 1))));
        return variance > 0 ? StandardNormal.Cumulative((u + 0.5 - (pairs / 2)) / Math.Sqrt(variance)) : 1;
    }

    // Walks both samples in ascending order. A value of x is greater than every y before it, and level with those in its group.
    private static int Pool(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<int> tieSizes, out long doubledU)
    {
        var groups = 0;
        var i = 0;
        var j = 0;
        doubledU = 0;
        while (i < x.Length || j < y.Length)
        {
            var value = j == y.Length || (i < x.Length && x[i] < y[j]) ? x[i] : y[j];
            var firstX = i;
            var firstY = j;
            while (i < x.Length && x[i] == value)
            {
                i++;
            }

            while (j < y.Length && y[j] == value)
            {
                j++;
            }

            doubledU += (long)(i - firstX) * (firstY + j);
            tieSizes[groups++] = i - firstX + j - firstY;
        }

        return groups;
    }

    private static PairwiseDifferences Differences(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var differences = new PairwiseDifferences(Sorted(x, new double[x.Length]), Sorted(y, new double[y.Length]));
        return double.IsFinite(differences.Smallest) && double.IsFinite(differences.Largest)
            ? differences
            : throw new ArgumentException("The samples are too far apart: a difference overflows.");
    }

    private static ReadOnlySpan<double> Sorted(ReadOnlySpan<double> values, Span<double> buffer)
    {
        buffer = buffer[..values.Length];
        values.CopyTo(buffer);
        buffer.Sort();
        return buffer;
    }
}
