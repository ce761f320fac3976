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
        if (values.IsEmpty || !IsExact(values[0]) || values.ContainsAnyExcept(values[0]))
        {
            return false;
        }

        value = values[0];
        return true;
    }

    /// <summary>Whether there is at least one pair, all values are integers, and the two of each pair differ by the same number.</summary>
    /// <param name="before">Any doubles.</param>
    /// <param name="after">As many.</param>
    /// <param name="difference">After less before; 0 where they do not agree.</param>
    public static bool TryAgreeOnDifference(ReadOnlySpan<double> before, ReadOnlySpan<double> after, out double difference)
    {
        difference = 0;
        if (before.IsEmpty || before.Length != after.Length)
        {
            return false;
        }

        var first = after[0] - before[0];
        for (var i = 0; i < before.Length; i++)
        {
            if (!IsExact(before[i]) || !IsExact(after[i]) || after[i] - before[i] != first)
            {
                return false;
            }
        }

        difference = first;
        return true;
    }

    private static bool IsExact(double value) => double.IsInteger(value) && Math.Abs(value) <= LargestExactInteger;
}
