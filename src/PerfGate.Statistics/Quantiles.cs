namespace PerfGate.Statistics;

/// <summary>
/// Sample quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan,
/// "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996). The default of R, NumPy and spreadsheets.
/// </summary>
public static class Quantiles
{
    private const int StackLimit = 256;

    /// <summary>The quantile at <paramref name="p"/>, in the unit of the values.</summary>
    /// <param name="values">At least one finite value, in any order.</param>
    /// <param name="p">0 (the minimum) to 1 (the maximum).</param>
    /// <exception cref="ArgumentException">The sample is empty, or holds a NaN or an infinity.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside [0, 1].</exception>
    public static double Linear(ReadOnlySpan<double> values, double p)
    {
        Sample.Require(values, nameof(values));
        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile is asked for between 0 and 1.");
        }

        Span<double> sorted = values.Length <= StackLimit ? stackalloc double[StackLimit] : new double[values.Length];
        sorted = sorted[..values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        return OfSorted(sorted, p);
    }

    /// <summary>The middle value, or the mean of the two middle values.</summary>
    /// <inheritdoc cref="Linear"/>
    public static double Median(ReadOnlySpan<double> values) => Linear(values, 0.5);

    internal static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        var position = (sorted.Length - 1) * p;
        var below = (int)position;
        var fraction = position - below;
        return fraction == 0 ? sorted[below] : sorted[below] + (fraction * (sorted[below + 1] - sorted[below]));
    }
}
