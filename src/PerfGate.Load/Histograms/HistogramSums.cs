using HdrHistogram;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Histograms;

/// <summary>The histograms of several machines, summed by endpoint, tenant and kind.</summary>
internal sealed class HistogramSums
{
    private readonly SortedDictionary<(string Endpoint, string Tenant, string Kind), (LoadHistogram Key, LongHistogram Sum)> sums = new();

    /// <exception cref="PerfGateException">One of them cannot be read.</exception>
    public static HistogramSums Of(IEnumerable<IReadOnlyList<LoadHistogram>> machines)
    {
        var all = new HistogramSums();
        foreach (var histogram in machines.SelectMany(machine => machine))
        {
            all.Add(histogram);
        }

        return all;
    }

    /// <summary>The values of that kind; <see cref="LatencySummary.None"/> where there are none.</summary>
    public LatencySummary Summary(string? endpoint, string? tenant, string kind) =>
        sums.TryGetValue((endpoint ?? "", tenant ?? "", kind), out var found) ? HistogramSummary.Of(found.Sum) : LatencySummary.None;

    public IReadOnlyList<LoadHistogram> Encode() =>
        [.. sums.Values.Select(one => HistogramCodec.Encode(one.Key.Endpoint, one.Key.Tenant, one.Key.Kind, one.Sum))];

    private void Add(LoadHistogram histogram)
    {
        var key = (histogram.Endpoint ?? "", histogram.Tenant ?? "", histogram.Kind);
        var values = HistogramCodec.Decode(histogram);
        if (sums.TryGetValue(key, out var known))
        {
            known.Sum.Add(values);
        }
        else
        {
            sums.Add(key, (histogram, values));
        }
    }
}
