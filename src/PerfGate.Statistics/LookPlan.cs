namespace PerfGate.Statistics;

/// <summary>
/// When a sequence of pairs may be tested, and what part of the error each test may spend: a group-sequential plan whose level
/// holds whatever the dependence between the looks, because their parts add up to the whole (the union bound).
/// </summary>
/// <remarks>
/// The p-value over all looks is the least p_k / w_k over the looks so far, with w_k the part of look k. It may be read at any
/// look, and a run may end at any look because of it. Spending error over planned looks: Lan and DeMets, "Discrete Sequential
/// Boundaries for Clinical Trials", Biometrika 70 (1983); Pocock, Biometrika 64 (1977) has looks of equal parts.
/// </remarks>
public sealed class LookPlan
{
    /// <summary>What each look may spend, by their number: the early ones, at which most is decided, a little more.</summary>
    private static double[][] Parts => [[1], [0.5, 0.5], [0.4, 0.3, 0.3], [0.3, 0.3, 0.2, 0.2]];

    private LookPlan(IReadOnlyList<int> pairs, IReadOnlyList<double> weights)
    {
        Pairs = pairs;
        Weights = weights;
    }

    /// <summary>Pairs at each look, ascending.</summary>
    public IReadOnlyList<int> Pairs { get; }

    /// <summary>Part of the error that each look may spend; they add up to 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Looks given in advance.</summary>
    /// <exception cref="ArgumentException">Not ascending, not as many weights, or weights that are not positive or exceed 1 together.</exception>
    public static LookPlan Of(IReadOnlyList<int> pairs, IReadOnlyList<double> weights)
    {
        if (pairs.Count == 0 || pairs.Count != weights.Count)
        {
            throw new ArgumentException($"{pairs.Count} looks and {weights.Count} weights; there must be as many, and one at least.", nameof(weights));
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            if (pairs[i] < 1 || (i > 0 && pairs[i] <= pairs[i - 1]))
            {
                throw new ArgumentException($"Looks at {string.Join(", ", pairs)} pairs; they must ascend from 1.", nameof(pairs));
            }
        }

        // A sum of decimal fractions may lie a rounding error above 1.
        return weights.All(weight => weight > 0) && weights.Sum() <= 1 + 1e-9
            ? new LookPlan(pairs, weights)
            : throw new ArgumentException($"Weights {string.Join(", ", weights)}; they must be positive and add up to at most 1.", nameof(weights));
    }

    /// <summary>
    /// The first look as early as one test of the family can be rejected at it, the last at the most pairs, the others in
    /// geometric progression between them.
    /// </summary>
    /// <param name="familySize">Tests that share the level, at least 1.</param>
    /// <param name="level">Probability of any false rejection in the family, strictly between 0 and 1.</param>
    /// <param name="mostPairs">Pairs at the last look, at least 1.</param>
    /// <param name="mostLooks">1 to 4.</param>
    /// <returns>One look where even the last can reject only with the whole level, or not at all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static LookPlan Create(int familySize, double level, int mostPairs, int mostLooks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPairs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostLooks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostLooks, Parts.Length);
        for (var looks = mostLooks; looks > 1; looks--)
        {
            var weights = Parts[looks - 1];
            var first = SignedRank.PairsNeeded(familySize, level * weights[0]);
            if (first + looks - 1 <= mostPairs)
            {
                return new LookPlan(Between(first, mostPairs, looks), weights);
            }
        }

        return new LookPlan([mostPairs], Parts[0]);
    }

    /// <summary>The plan with earlier looks in front of it.</summary>
    /// <param name="pairs">Those that lie before the plan's own first look are taken.</param>
    /// <param name="part">What all earlier looks together may spend, between 0 and 1; the plan's own looks share the rest as before.</param>
    public LookPlan Preceded(IReadOnlyList<int> pairs, double part)
    {
        int[] earlier = [.. pairs.Where(look => look < Pairs[0])];
        return earlier.Length == 0
            ? this
            : Of([.. earlier, .. Pairs], [.. earlier.Select(_ => part / earlier.Length), .. Weights.Select(weight => weight * (1 - part))]);
    }

    /// <summary>
    /// What a test may spend that is read once, where the sequence ended: at a look its part; between two looks that of the next; after the
    /// last look that of the last.
    /// </summary>
    /// <param name="pairs">At which the sequence ended.</param>
    public double PartAt(int pairs)
    {
        var look = 0;
        while (look < Pairs.Count - 1 && Pairs[look] < pairs)
        {
            look++;
        }

        return Weights[look];
    }

    /// <summary>
    /// One-sided p-value over all looks so far: H0, the centre is at most <paramref name="shift"/>, against H1, it is greater.
    /// </summary>
    /// <param name="differences">In the order in which they were measured.</param>
    /// <param name="shift">In the unit of the differences.</param>
    /// <param name="isLast">
    /// Whether no more will come: a run that ended between two looks, for a reason that its own results did not give, takes the
    /// next look where it stands.
    /// </param>
    /// <returns>At most 1; 1 before the first look.</returns>
    public double PValueGreater(PairedDifferences differences, double shift, bool isLast) => PValue(differences, shift, isLast, greater: true);

    /// <summary>One-sided p-value over all looks so far: H0, the centre is at least <paramref name="shift"/>, against H1, it is less.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public double PValueLess(PairedDifferences differences, double shift, bool isLast) => PValue(differences, shift, isLast, greater: false);

    private double PValue(PairedDifferences differences, double shift, bool isLast, bool greater)
    {
        var least = 1.0;
        for (var look = 0; look < Pairs.Count; look++)
        {
            var isWhole = Pairs[look] <= differences.Count;
            var begun = look == 0 ? 0 : Pairs[look - 1];
            if (!isWhole && (!isLast || differences.Count <= begun))
            {
                break;
            }

            var seen = differences.First(isWhole ? Pairs[look] : differences.Count);
            var p = greater ? seen.PValueGreater(shift) : seen.PValueLess(shift);
            least = Math.Min(least, p / Weights[look]);
        }

        return least;
    }

    private static int[] Between(int first, int last, int looks)
    {
        var pairs = new int[looks];
        for (var i = 0; i < looks; i++)
        {
            // With room for all looks these ascend without help, also where little lies between: a test tries them.
            pairs[i] = (int)Math.Round(first * Math.Pow((double)last / first, (double)i / (looks - 1)));
        }

        return pairs;
    }
}
