namespace PerfGate.Statistics;

/// <summary>
/// The median absolute deviation from the median, times 1.4826: the standard deviation, where the values are normal, and hardly moved
/// by values far out. Rousseeuw and Croux, "Alternatives to the Median Absolute Deviation", JASA 88 (1993); <c>mad</c> in R.
/// </summary>
public static class RobustSpread
{
    /// <summary>1 / Φ⁻¹(3/4).</summary>
    private const double Normal = 1.4826;

    /// <param name="values">At least one finite value, in any order.</param>
    /// <returns>At least 0, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">The sample is empty, or holds a NaN or an infinity.</exception>
    public static double Of(double[] values)
    {
        var centre = Quantiles.Median(values);
        return Normal * Quantiles.Median(Array.ConvertAll(values, value => Math.Abs(value - centre)));
    }
}
