namespace PerfGate.Statistics;

/// <summary>Values that fall into two groups: launches that settled into two speeds. A description, never a decision.</summary>
/// <param name="Low">Median of the lower group.</param>
/// <param name="High">Median of the upper group.</param>
/// <param name="LowCount">Values in the lower group.</param>
/// <param name="HighCount">Values in the upper group.</param>
public readonly record struct TwoModes(double Low, double High, int LowCount, int HighCount)
{
    private const int StackLimit = 64;

    /// <summary>Fewer values show no groups.</summary>
    private const int LeastValues = 6;

    /// <summary>Of a gap over the standard deviation inside the groups; normal values have one as wide in fewer than one sample of fifty.</summary>
    private const double Width = 5;

    /// <summary>Speeds that lie closer than this are told apart by nobody.</summary>
    private const double LeastGap = 0.03;

    /// <summary>
    /// Splits at the widest gap between neighbours, on the logarithmic scale. There are two groups when each has two values at
    /// least, and the gap is 3 % and five times the pooled standard deviation inside them.
    /// </summary>
    /// <param name="values">Positive, in any order and unit.</param>
    /// <returns>Null: one group, or too few values to tell.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static TwoModes? Find(ReadOnlySpan<double> values)
    {
        if (values.Length < LeastValues)
        {
            return null;
        }

        Sample.Require(values, nameof(values));
        Span<double> sorted = values.Length <= StackLimit ? stackalloc double[StackLimit] : new double[values.Length];
        sorted = sorted[..values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        if (sorted[0] <= 0)
        {
            return null;
        }

        var split = 1;
        for (var i = 2; i < sorted.Length; i++)
        {
            split = sorted[i] / sorted[i - 1] > sorted[split] / sorted[split - 1] ? i : split;
        }

        var (lower, upper) = (split, sorted.Length - split);
        var gap = Math.Log(sorted[split] / sorted[split - 1]);
        if (lower < 2 || upper < 2 || gap < LeastGap)
        {
            return null;
        }

        var (low, high) = (Quantiles.Median(sorted[..split]), Quantiles.Median(sorted[split..]));
        foreach (ref var value in sorted)
        {
            value = Math.Log(value);
        }

        var inside = Math.Sqrt((Summary.SquaresFromMean(sorted[..split]) + Summary.SquaresFromMean(sorted[split..])) / (sorted.Length - 2));
        return gap < Width * inside ? null : new TwoModes(low, high, lower, upper);
    }
}
