namespace PerfGate.Statistics;

/// <summary>What every statistic asks of its input: at least one value, all of them finite.</summary>
internal static class Sample
{
    /// <exception cref="ArgumentException">The sample is empty, or holds a NaN or an infinity.</exception>
    public static void Require(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("The sample is empty.", name);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"Value {i} of the sample is {values[i]}; a sample holds finite numbers only.", name);
            }
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The value isn't strictly between 0 and 1.</exception>
    public static void RequireOpenProbability(double value, string name)
    {
        if (!(value is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability strictly between 0 and 1 is needed.");
        }
    }
}
