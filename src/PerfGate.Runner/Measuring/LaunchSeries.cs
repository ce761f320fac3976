using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;

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
        if (values.Instructions is { } instructions)
        {
            AddCount(pair, new ExactCount(Metric.Instructions, "per op", instructions));
        }

        foreach (var count in values.Allocated.Counts)
        {
            AddCount(pair, count);
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

    private void AddCount(int? pair, ExactCount count)
    {
        if (!counts.TryGetValue(count.Metric, out var series))
        {
            counts[count.Metric] = series = (count.Unit, []);
        }

        series.Launches.Add(new Launch { Pair = pair, Values = [count.Value] });
    }
}
