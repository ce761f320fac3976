using System.Globalization;
using PerfGate.Core.Words;

namespace PerfGate.Load.Measured;

/// <summary>Numbers of a load in words.</summary>
public static class LoadWords
{
    /// <param name="nanoseconds">A response time.</param>
    public static string Time(double nanoseconds) => Quantity.Format(nanoseconds, "ns");

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number per second, without its unit.</summary>
    public static string Rate(double rate) => rate.ToString(rate < 100 ? "0.#" : "N0", CultureInfo.InvariantCulture);
}
