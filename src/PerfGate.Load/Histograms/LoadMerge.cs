using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Histograms;

/// <summary>Joins what several machines measured of one load into what one machine would have measured.</summary>
/// <remarks>
/// Histograms of one layout are vectors of counts: their sum is the histogram of all requests, count by count, so that percentiles of the
/// whole are exact. Percentiles themselves are never averaged.
/// </remarks>
public static class LoadMerge
{
    /// <summary>
    /// The sum of all parts: counts and bytes added, percentiles from the summed histograms, of the total and of each window (those with
    /// the same index are the same stretch of time). The generators' resources stay apart.
    /// </summary>
    /// <param name="parts">One of each machine, in any order; at least one.</param>
    /// <exception cref="PerfGateException">They are not the parts of one run, or a histogram cannot be read.</exception>
    public static LoadMeasurement Merge(IReadOnlyList<LoadMeasurement> parts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        ShardCheck.Refuse(parts);
        IReadOnlyList<LoadMeasurement> ordered = [.. parts.OrderBy(part => part.Shard?.Index ?? 0)];
        var first = ordered[0];
        var histograms = HistogramSums.Of(ordered.Select(part => part.Histograms));
        return first with
        {
            Time = ordered.Min(part => part.Time),
            Dirty = ordered.Any(part => part.Dirty),
            Interrupted = ordered.Any(part => part.Interrupted),
            Windows = [.. Enumerable.Range(0, ordered.Min(part => part.Windows.Count)).Select(i => Window([.. ordered.Select(part => part.Windows[i])]))],
            Total = WindowSum.Of([.. ordered.Select(part => part.Total)], histograms),
            Histograms = histograms.Encode(),
            Service = ordered.Select(part => part.Service).FirstOrDefault(service => service is not null),
            Generator = null,
            Generators = [.. ordered.SelectMany(part => part.Generator is { } own ? [own] : part.Generators)],
            Shard = null,
        };
    }

    private static LoadWindow Window(IReadOnlyList<LoadWindow> parts) =>
        WindowSum.Of(parts, HistogramSums.Of(parts.Select(part => part.Histograms))) with { Histograms = [] };
}
