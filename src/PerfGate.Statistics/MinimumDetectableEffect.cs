namespace PerfGate.Statistics;

/// <summary>How large an effect the pairs at hand could have shown.</summary>
public static class MinimumDetectableEffect
{
    /// <summary>
    /// The smallest shift that a one-sided test at <paramref name="level"/> finds with probability <paramref name="power"/>:
    /// (z_{1-level} + z_{power}) · s / √n, in the unit of the differences.
    /// </summary>
    /// <remarks>
    /// s is the ordinary standard deviation. A robust one would promise too much where the noise has two modes, and can be 0 there;
    /// this one errs on the side of a larger effect.
    /// </remarks>
    /// <param name="differences">At least one finite value.</param>
    /// <param name="level">Strictly between 0 and 1; with several tests, the level of this one after the correction.</param>
    /// <param name="power">Strictly between 0 and 1.</param>
    /// <returns>At least 0; positive infinity when no effect of any size could pass the level: a single difference, or 2^-n above the level.</returns>
    /// <exception cref="ArgumentException">There is no difference, or one is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability isn't strictly between 0 and 1.</exception>
    public static double Of(ReadOnlySpan<double> differences, double level, double power = 0.9)
    {
        Sample.Require(differences, nameof(differences));
        return OfSpread(Summary.StandardDeviation(differences), differences.Length, level, power);
    }

    /// <summary>The same for so many pairs of a known spread.</summary>
    /// <param name="spread">Standard deviation of a difference, at least 0.</param>
    /// <param name="pairs">At least 1.</param>
    /// <inheritdoc cref="Of"/>
    public static double OfSpread(double spread, int pairs, double level, double power = 0.9)
    {
        Sample.RequireOpenProbability(level, nameof(level));
        Sample.RequireOpenProbability(power, nameof(power));
        if (pairs == 1 || SignedRank.SmallestPValue(pairs) > level)
        {
            return double.PositiveInfinity;
        }

        // z_{1-level} as the mirror of z_{level}: 1 - level would round a small level away.
        var quantiles = StandardNormal.Quantile(power) - StandardNormal.Quantile(level);
        return Math.Max(0, quantiles) * spread / Math.Sqrt(pairs);
    }
}
