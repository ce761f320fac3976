using PerfGate.Statistics;

namespace PerfGate.Lab;

/// <summary>How far values lie apart.</summary>
internal static class Spread
{
    /// <summary>1.4826 times the median absolute deviation from the median: the standard deviation, where the noise is normal.</summary>
    public static double Robust(double[] values)
    {
        var centre = Quantiles.Median(values);
        return 1.4826 * Quantiles.Median(Array.ConvertAll(values, value => Math.Abs(value - centre)));
    }
}
