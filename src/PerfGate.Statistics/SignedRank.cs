namespace PerfGate.Statistics;

/// <summary>
/// The signed-rank test for paired differences, exact, with its estimate and interval. It assumes that the differences are
/// independent and that each is symmetric about the centre, whatever its shape: under "no change" the two sides of a pair that
/// was measured in random order are exchangeable, which gives just that.
/// Wilcoxon, "Individual Comparisons by Ranking Methods", Biometrics Bulletin 1 (1945);
/// Hodges and Lehmann, "Estimates of Location Based on Rank Tests", Annals of Mathematical Statistics 34 (1963).
/// </summary>
/// <remarks>
/// Ties share their mean rank. A zero difference is ranked with the others and then left out of the sum, as in Pratt,
/// "Remarks on Zeros and Ties in the Wilcoxon Signed Rank Procedures", Journal of the American Statistical Association 54 (1959).
/// Dropping zeros before ranking, as Wilcoxon did, lets a sample that moves upwards lose significance; Pratt's ranking does not.
/// The p-value is conditional on the absolute differences: all 2^n signs of the non-zero ones are equally likely. It is
/// therefore at most the level with at most that probability, with ties and zeros too.
/// </remarks>
public static class SignedRank
{
    /// <summary>The most differences accepted. Time grows with the cube of the number; 1000 take about a tenth of a second.</summary>
    public const int MaximumPairs = 1000;

    private const int StackLimit = 128;

    /// <summary>Up to so many differences their means are listed and sorted, which is faster than bisection; 31 · 32 / 2 = 496 means.</summary>
    private const int ListedPairs = 31;
    private const int ListedMeans = ListedPairs * (ListedPairs + 1) / 2;

    /// <summary>Exact one-sided p-value: H0, the centre is at most <paramref name="shift"/>, against H1, it is greater.</summary>
    /// <param name="differences">1 to <see cref="MaximumPairs"/> finite values.</param>
    /// <param name="shift">Finite; in the unit of the differences.</param>
    /// <returns>2^-n to 1.</returns>
    /// <exception cref="ArgumentException">No or too many differences, or one that is NaN or infinite after the shift.</exception>
    public static double PValueGreater(ReadOnlySpan<double> differences, double shift = 0) => PValue(differences, shift, greater: true);

    /// <summary>Exact one-sided p-value: H0, the centre is at least <paramref name="shift"/>, against H1, it is less.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public static double PValueLess(ReadOnlySpan<double> differences, double shift = 0) => PValue(differences, shift, greater: false);

    /// <summary>The Hodges–Lehmann estimate of the centre: the median of the n(n + 1)/2 means of two (or the same) differences.</summary>
    /// <param name="differences">1 to <see cref="MaximumPairs"/> finite values.</param>
    /// <exception cref="ArgumentException">No or too many differences, or one that is NaN or infinite.</exception>
    public static double HodgesLehmann(ReadOnlySpan<double> differences)
    {
        Require(differences);
        Span<double> sorted = differences.Length <= StackLimit ? stackalloc double[StackLimit] : new double[differences.Length];
        var averages = new WalshAverages(Sorted(differences, sorted));
        if (differences.Length > ListedPairs)
        {
            return PairwiseOrder.Median(averages);
        }

        Span<double> listed = stackalloc double[ListedMeans];
        listed = averages.List(listed);
        return PairwiseOrder.Midpoint(listed[(listed.Length - 1) / 2], listed[listed.Length / 2]);
    }

    /// <summary>
    /// Two-sided confidence interval for the centre: the shifts that neither one-sided test rejects at half of 1 - confidence.
    /// </summary>
    /// <remarks>
    /// The ends are the k-th smallest and k-th largest mean of two differences, with k from the distribution without ties. With ties
    /// the closed interval covers at least as often (Noether, "Wilcoxon Confidence Intervals for Location Parameters in the
    /// Discrete Case", Journal of the American Statistical Association 62 (1967)).
    /// </remarks>
    /// <param name="differences">1 to <see cref="MaximumPairs"/> finite values.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns><see cref="Interval.Unbounded"/> when 2^(1-n) is greater than 1 - confidence: too few differences to exclude any centre.</returns>
    /// <exception cref="ArgumentException">No or too many differences, or one that is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence isn't strictly between 0 and 1.</exception>
    public static Interval ConfidenceInterval(ReadOnlySpan<double> differences, double confidence)
    {
        Require(differences);
        Sample.RequireOpenProbability(confidence, nameof(confidence));
        var rank = SignedRankDistribution.ValuesWithin(differences.Length, (1 - confidence) / 2);
        if (rank == 0)
        {
            return Interval.Unbounded;
        }

        Span<double> sorted = differences.Length <= StackLimit ? stackalloc double[StackLimit] : new double[differences.Length];
        var averages = new WalshAverages(Sorted(differences, sorted));
        if (differences.Length > ListedPairs)
        {
            return new Interval(PairwiseOrder.Select(averages, rank), PairwiseOrder.Select(averages, averages.Count + 1 - rank));
        }

        Span<double> listed = stackalloc double[ListedMeans];
        listed = averages.List(listed);
        return new Interval(listed[rank - 1], listed[^rank]);
    }

    /// <summary>The smallest one-sided p-value that <paramref name="n"/> pairs can give: 2^-n.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public static double SmallestPValue(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Math.ScaleB(1, -n);
    }

    /// <summary>
    /// The fewest pairs with which one test of a family can be rejected after a full correction: the smallest n with
    /// 2^-n ≤ level / family size.
    /// </summary>
    /// <param name="familySize">Number of tests, at least 1.</param>
    /// <param name="level">Probability of any false rejection in the family, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static int PairsNeeded(int familySize, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(familySize, 1);
        Sample.RequireOpenProbability(level, nameof(level));

        // Powers of two scale exactly; a rounded logarithm could ask for one pair too many or too few.
        var pairs = 1;
        while (Math.ScaleB(familySize, -pairs) > level)
        {
            pairs++;
        }

        return pairs;
    }

    private static double PValue(ReadOnlySpan<double> differences, double shift, bool greater)
    {
        Require(differences);
        var n = differences.Length;
        Span<double> magnitudes = n <= StackLimit ? stackalloc double[StackLimit] : new double[n];
        Span<bool> positive = n <= StackLimit ? stackalloc bool[StackLimit] : new bool[n];
        Span<int> ranks = n <= StackLimit ? stackalloc int[StackLimit] : new int[n];
        magnitudes = magnitudes[..n];
        positive = positive[..n];
        for (var i = 0; i < n; i++)
        {
            var difference = differences[i] - shift;
            if (!double.IsFinite(difference))
            {
                throw new ArgumentException($"Difference {i} less the shift is {difference}; it must be finite.", nameof(shift));
            }

            magnitudes[i] = Math.Abs(difference);
            positive[i] = difference > 0;
        }

        magnitudes.Sort(positive);

        // Doubled ranks, so that a mean rank is an integer; zeros take ranks but are not in the sum.
        var zeros = magnitudes.LastIndexOf(0.0) + 1;
        var against = 0;
        for (var start = zeros; start < n;)
        {
            var end = start + 1;
            while (end < n && magnitudes[end] == magnitudes[start])
            {
                end++;
            }

            var rank = start + 1 + end;
            for (; start < end; start++)
            {
                ranks[start] = rank;
                against += positive[start] == greater ? 0 : rank;
            }
        }

        return SignedRankDistribution.LowerTail(ranks[zeros..n], against);
    }

    internal static void Require(ReadOnlySpan<double> differences)
    {
        Sample.Require(differences, nameof(differences));
        if (differences.Length > MaximumPairs)
        {
            throw new ArgumentException($"{differences.Length} differences; at most {MaximumPairs} are accepted.", nameof(differences));
        }
    }

    private static ReadOnlySpan<double> Sorted(ReadOnlySpan<double> values, Span<double> buffer)
    {
        buffer = buffer[..values.Length];
        values.CopyTo(buffer);
        buffer.Sort();
        return buffer;
    }
}
