using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>One value per earlier run of each benchmark and metric: the median over its launches.</summary>
internal sealed class StoredHistory
{
    private readonly Dictionary<(BenchmarkIdentity, string), List<double>> _values = [];

    private StoredHistory(string? objection) => Objection = objection;

    /// <summary>Why none of it can be compared; null when nothing is known against it.</summary>
    public string? Objection { get; }

    /// <param name="sets">Earlier baselines, in any order.</param>
    /// <param name="environmentKey">Of the head: times of another environment say nothing.</param>
    public static StoredHistory Of(IReadOnlyList<MeasurementSet> sets, string environmentKey)
    {
        if (sets.FirstOrDefault(set => set.Environment.Key != environmentKey) is { } other)
        {
            return new StoredHistory($"the environment is {environmentKey}, and was {other.Environment.Key}");
        }

        var history = new StoredHistory(objection: null);
        foreach (var benchmark in sets.SelectMany(set => set.Benchmarks))
        {
            foreach (var metric in benchmark.Metrics)
            {
                history.Add(benchmark.Identity, metric);
            }
        }

        return history;
    }

    /// <summary>Values of the metric, in its unit, all above 0; none where one was not.</summary>
    public double[] Values(BenchmarkIdentity identity, Metric metric) =>
        _values.TryGetValue((identity, metric.Name), out var values) && values.TrueForAll(value => value > 0) ? [.. values] : [];

    private void Add(BenchmarkIdentity identity, Metric metric)
    {
        if (LaunchSample.Of(metric) is { Count: > 0 } sample)
        {
            if (!_values.TryGetValue((identity, metric.Name), out var values))
            {
                _values[(identity, metric.Name)] = values = [];
            }

            values.Add(Quantiles.Median(sample.Medians));
        }
    }
}
