namespace PerfGate.Statistics;

/// <summary>Where the centre of a sample may be, and what the magnitudes of the differences are about such a place.</summary>
/// <param name="differences">Ascending; they are not copied.</param>
internal sealed class CandidateCentres(double[] differences)
{
    /// <summary>Order statistics whose means of two are the candidates for the centre.</summary>
    private const int Knots = 10;

    private bool[]? _heavy;

    /// <summary>The candidates.</summary>
    public double[] Ascending { get; } = MeansOf(differences);

    /// <summary>Of each candidate, whether the magnitudes about it have a heavy tail.</summary>
    public bool[] Heavy => _heavy ??= HeavyCandidates();

    /// <summary>Whether the magnitudes about a shift have the tail of launches with several speeds.</summary>
    public bool IsHeavyAt(double shift)
    {
        var first = 0;
        return HampelScores.MaySuit(differences.Length)
            && HampelScores.Suit(Median(shift), Nearest(shift, HampelScores.Ranks(differences.Length).Tail, ref first));
    }

    /// <summary>Of the magnitudes of the differences less a shift.</summary>
    public double Median(double shift)
    {
        var (lower, upper, _) = HampelScores.Ranks(differences.Length);
        var (firstOfLower, firstOfUpper) = (0, 0);
        return (Nearest(shift, lower, ref firstOfLower) + Nearest(shift, upper, ref firstOfUpper)) / 2;
    }

    /// <summary>One pass over the candidates: from one to the next, what is nearest to them moves to the right.</summary>
    private bool[] HeavyCandidates()
    {
        var heavy = new bool[Ascending.Length];
        if (!HampelScores.MaySuit(differences.Length))
        {
            return heavy;
        }

        var (lower, upper, tail) = HampelScores.Ranks(differences.Length);
        var (firstOfLower, firstOfUpper, firstOfTail) = (0, 0, 0);
        for (var i = 0; i < heavy.Length; i++)
        {
            var median = (Nearest(Ascending[i], lower, ref firstOfLower) + Nearest(Ascending[i], upper, ref firstOfUpper)) / 2;
            heavy[i] = HampelScores.Suit(median, Nearest(Ascending[i], tail, ref firstOfTail));
        }

        return heavy;
    }

    /// <summary>Of the differences less a shift, the magnitude of a rank from 1 on: so many differences next to the shift lie side by side.</summary>
    /// <param name="first">Where they begin; it is looked for from there on to the right.</param>
    private double Nearest(double shift, int rank, ref int first)
    {
        while (first + rank < differences.Length && shift - differences[first] > differences[first + rank] - shift)
        {
            first++;
        }

        return Math.Max(shift - differences[first], differences[first + rank - 1] - shift);
    }

    /// <summary>Means of two order statistics, from the least to the greatest: modes, and the places between them, are among them.</summary>
    private static double[] MeansOf(double[] ascending)
    {
        var count = Math.Min(Knots, ascending.Length);
        var knots = new double[count];
        for (var i = 0; i < count; i++)
        {
            knots[i] = ascending[count == 1 ? 0 : (int)((long)i * (ascending.Length - 1) / (count - 1))];
        }

        var means = new double[count * (count + 1) / 2];
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            for (var j = i; j < count; j++)
            {
                means[next++] = (knots[i] / 2) + (knots[j] / 2);
            }
        }

        Array.Sort(means);
        return means;
    }
}
