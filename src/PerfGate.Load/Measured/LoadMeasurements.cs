using PerfGate.Core.Measurements;

namespace PerfGate.Load.Measured;

/// <summary>A run of load as measurements: one benchmark an endpoint and tenant, one launch with the values of its windows.</summary>
/// <remarks>Windows of one run tell nothing of how far runs lie apart: like the iterations of a launch they are one piece of evidence.</remarks>
public static class LoadMeasurements
{
    public const string Throughput = "throughput";

    /// <summary>Percentiles of the response time in ns, and successes per second. Windows in which nothing succeeded have no percentiles.</summary>
    public static MeasurementSet Of(LoadMeasurement load) => new()
    {
        Tool = load.Tool,
        Commit = load.Commit,
        Dirty = load.Dirty,
        Time = load.Time,
        Environment = load.Environment,
        Conditions = load.Identity.Conditions(),
        Suite = load.Identity.Scenario,
        Benchmarks = [.. load.Total.Series.Select(series => Benchmark(load, series)).Where(benchmark => benchmark.Metrics.Count > 0)],
    };

    private static MeasuredBenchmark Benchmark(LoadMeasurement load, LoadSeries total)
    {
        var windows = load.Windows
            .Select(window => (window.Seconds, Series: window.Series.FirstOrDefault(series => (series.Endpoint, series.Tenant) == (total.Endpoint, total.Tenant))))
            .ToList();
        return new MeasuredBenchmark
        {
            Id = SeriesName.Of(total),
            Metrics =
            [
                .. new[]
                {
                    Percentile("p50", summary => summary.P50),
                    Percentile("p95", summary => summary.P95),
                    Percentile("p99", summary => summary.P99),
                    new Metric
                    {
                        Name = Throughput,
                        Unit = "1/s",
                        Better = Better.Higher,
                        Launches = Launch([.. windows.Select(window => (window.Series?.Succeeded ?? 0) / window.Seconds)]),
                    },
                }.Where(metric => metric.Launches.Count > 0),
            ],
        };

        Metric Percentile(string name, Func<LatencySummary, double> of) => new()
        {
            Name = name,
            Unit = "ns",
            Launches = Launch([.. windows.Where(window => window.Series is { Response.Count: > 0 }).Select(window => of(window.Series!.Response))]),
        };
    }

    private static Launch[] Launch(double[] values) => values.Length == 0 ? [] : [new Launch { Values = ValueBlocks.Of(values) }];
}
