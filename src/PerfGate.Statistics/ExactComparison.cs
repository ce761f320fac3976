namespace PerfGate.Statistics;

/// <summary>Counts that every launch agrees on, such as allocated bytes, need no statistics: they are compared as they are.</summary>
public static class ExactComparison
{
    // Beyond 2^53 neighbouring integers share a double, so that equal doubles no longer mean equal counts.
    private const double LargestExactInteger = 9007199254740992;

    /// <summary>Whether there is at least one value and all are the same integer, of a size that a double holds exactly.</summary>
    /// <param name="values">Any doubles.</param>
    /// <param name="value">The value agreed on; 0 when there is none.</param>
    public static bool TryAgree(ReadOnlySpan<double> values, out double value)
    {
        value = 0;
        if (values.IsEmpty || !double.IsInteger(values[0]) || Math.Abs(values[0]) > LargestExactInteger
            || values.ContainsAnyExcept(values[0]))
        {
            return false;
        }

        value = values[0];
        return true;
    }
}
