namespace PerfGate.Statistics;

/// <summary>A sample in seven numbers, in the unit of its values.</summary>
/// <param name="N">How many values, at least 1.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Median">The same number as <paramref name="P50"/>.</param>
/// <param name="P50">50th percentile; percentiles are those of <see cref="Quantiles.Linear"/>.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="StdDev">Sample standard deviation (divisor n - 1); 0 for a single value.</param>
public sealed record Summary(int N, double Mean, double Median, double P50, double P95, double P99, double StdDev)
{
    /// <exception cref="ArgumentException">The sample is empty, or holds a NaN or an infinity.</exception>
    public static Summary Of(ReadOnlySpan<double> values)
    {
        Sample.Require(values, nameof(values));
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var median = Quantiles.OfSorted(sorted, 0.5);
        return new Summary(
            sorted.Length,
            MeanOf(sorted),
            median,
            median,
            Quantiles.OfSorted(sorted, 0.95),
            Quantiles.OfSorted(sorted, 0.99),
            StandardDeviation(sorted));
    }

    internal static double MeanOf(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    internal static double StandardDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length == 1)
        {
            return 0;
        }

        return Math.Sqrt(SquaresFromMean(values) / (values.Length - 1));
    }

    /// <summary>Sum of squared distances from the mean.</summary>
    internal static double SquaresFromMean(ReadOnlySpan<double> values)
    {
        // Two passes: the squares of large values would otherwise swallow a small spread.
        var mean = MeanOf(values);
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return squares;
    }
}
