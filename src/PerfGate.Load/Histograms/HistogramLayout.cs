using HdrHistogram;

namespace PerfGate.Load.Histograms;

/// <summary>The one layout of all histograms of times, in nanoseconds: only histograms of one layout merge without loss.</summary>
/// <remarks>
/// Times are told apart by half a microsecond below a millisecond and by a thousandth above; what is beyond half an hour counts as half an
/// hour. (From 2^41 ns, 37 minutes, the library's widths of 2^31 ns no longer fit the integer that it computes them in.)
/// </remarks>
internal static class HistogramLayout
{
    public const long Lowest = 1_000;
    public const long Highest = 1_800_000_000_000;
    public const int Digits = 3;

    public static LongHistogram Create() => new(Lowest, Highest, Digits);

    /// <summary>Counts of half the memory, for short stretches of time: each below two thousand million.</summary>
    public static IntHistogram CreateShort() => new(Lowest, Highest, Digits);

    public static long Clamp(long nanoseconds) => Math.Clamp(nanoseconds, 0, Highest);
}
