namespace PerfGate.Statistics;

/// <summary>
/// Where one more value of a series is to be expected, if the series is normal and the new value comes from where the others came:
/// x̄ ± t · s · √(1 + 1/n), with n - 1 degrees of freedom. Hahn and Meeker, "Statistical Intervals" (1991), section 4.7.
/// </summary>
public static class Prediction
{
    /// <summary>One-sided p-value: H0, the new value's mean is at most the series' plus <paramref name="shift"/>, against H1, it is greater.</summary>
    /// <param name="series">At least two finite values.</param>
    /// <param name="value">Finite; in the unit of the series.</param>
    /// <param name="shift">Finite; in the unit of the series.</param>
    /// <exception cref="ArgumentException">Fewer than two values, or one that is NaN or infinite.</exception>
    public static double PValueGreater(ReadOnlySpan<double> series, double value, double shift = 0)
    {
        var (mean, scale) = Of(series);
        var distance = value - mean - shift;
        return scale > 0 ? StudentT.UpperTail(distance / scale, series.Length - 1) : distance > 0 ? 0 : 1;
    }

    /// <summary>One-sided p-value: H0, the new value's mean is at least the series' plus <paramref name="shift"/>, against H1, it is less.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public static double PValueLess(ReadOnlySpan<double> series, double value, double shift = 0)
    {
        var (mean, scale) = Of(series);
        var distance = mean + shift - value;
        return scale > 0 ? StudentT.UpperTail(distance / scale, series.Length - 1) : distance > 0 ? 0 : 1;
    }

    /// <summary>Half the width of the two-sided interval around the series' mean in which the next value lies with this probability.</summary>
    /// <param name="series">At least two finite values.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">Fewer than two values, or one that is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence isn't strictly between 0 and 1.</exception>
    public static double Margin(ReadOnlySpan<double> series, double confidence)
    {
        Sample.RequireOpenProbability(confidence, nameof(confidence));
        return MarginOfTail(series, (1 - confidence) / 2);
    }

    /// <summary>How far above the series' mean the next value lies with the probability <paramref name="tail"/> only.</summary>
    /// <inheritdoc cref="Margin"/>
    public static double MarginOfTail(ReadOnlySpan<double> series, double tail) =>
        StudentT.Quantile(tail, series.Length - 1) * Of(series).Scale;

    private static (double Mean, double Scale) Of(ReadOnlySpan<double> series)
    {
        Sample.Require(series, nameof(series));
        if (series.Length < 2)
        {
            throw new ArgumentException("One value has no spread; two at least are needed.", nameof(series));
        }

        return (Summary.MeanOf(series), Summary.StandardDeviation(series) * Math.Sqrt(1 + (1.0 / series.Length)));
    }
}
