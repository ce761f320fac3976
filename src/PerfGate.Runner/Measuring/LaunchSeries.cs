using PerfGate.Core.Measurements;

namespace PerfGate.Runner.Measuring;

/// <summary>The launches of one side of a benchmark, metric by metric.</summary>
internal sealed class LaunchSeries
{
    private readonly List<Launch> times = [];
    private readonly List<Launch> allocations = [];
    private readonly SortedDictionary<string, (string Unit, List<Launch> Launches)> counts = new(StringComparer.Ordinal);

    public int Count => times.Count;

    public void Add(int? pair, string? order, LaunchValues values)
    {
        times.Add(new Launch { Pair = pair, Order = order, Busy = values.Busy, Values = values.Times });
        allocations.Add(new Launch { Pair = pair, Values = [values.Allocated.Bytes] });
        foreach (var count in values.Allocated.Counts)
        {
            if (!counts.TryGetValue(count.Metric, out var series))
            {
                counts[count.Metric] = series = (count.Unit, []);
            }

            series.Launches.Add(new Launch { Pair = pair, Values = [count.Value] });
        }
    }

    public void Clear()
    {
        times.Clear();
        allocations.Clear();
        counts.Clear();
    }

    public IReadOnlyList<Metric> Metrics() => times.Count == 0 ? [] :
    [
        new Metric { Name = Metric.Time, Unit = "ns", Launches = times },
        new Metric { Name = Metric.Allocated, Unit = "B", Assume = Assumption.Exact, Launches = allocations },
        .. counts.Select(count => new Metric { Name = count.Key, Unit = count.Value.Unit, Assume = Assumption.Exact, Launches = count.Value.Launches }),
    ];
}
