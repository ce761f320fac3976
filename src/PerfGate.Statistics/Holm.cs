namespace PerfGate.Statistics;

/// <summary>
/// Step-down adjustment of the p-values of a family: rejecting what is adjusted to at most q keeps the probability of any false
/// rejection at q or below, however the tests depend on one another.
/// Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6 (1979).
/// </summary>
public static class Holm
{
    /// <summary>Adjusted p-values, in the order of the input: monotone in the raw ones, at most 1.</summary>
    /// <param name="pValues">0 to 1 each; may be empty.</param>
    /// <param name="familySize">Number of tests planned, at least the number of p-values; those that are absent count as p = 1.</param>
    /// <exception cref="ArgumentException">A p-value isn't between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The family is smaller than the number of p-values.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues, int familySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(familySize, pValues.Length);
        foreach (var p in pValues)
        {
            if (!(p is >= 0 and <= 1))
            {
                throw new ArgumentException($"{p} isn't a p-value: 0 to 1 are allowed.", nameof(pValues));
            }
        }

        var sorted = pValues.ToArray();
        var places = new int[sorted.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(sorted, places);
        var adjusted = new double[sorted.Length];
        var reached = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            reached = Math.Max(reached, Math.Min(1, (familySize - i) * sorted[i]));
            adjusted[places[i]] = reached;
        }

        return adjusted;
    }
}
