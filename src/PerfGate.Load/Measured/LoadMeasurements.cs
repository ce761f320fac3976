using PerfGate.Core.Measurements;

namespace PerfGate.Load.Measured;

/// <summary>A run of load as measurements: one benchmark an endpoint and tenant, one launch with the values of its windows.</summary>
/// <remarks>Windows of one run tell nothing of how far runs lie apart: like the iterations of a launch they are one piece of evidence.</remarks>
public static class LoadMeasurements
{
    public const string Throughput = "throughput";

    /// <summary>Of the benchmark that holds the throughput of all requests together.</summary>
    public const string AllRequests = "all requests";

    /// <summary>
    /// Percentiles of the response time in ns of each endpoint, and tenant where there are tenants: a stored window keeps no histograms of
    /// which theirs could be joined. Windows in which nothing succeeded have none, and an endpoint without any has failed. The throughput is that of all requests together.
    /// </summary>
    public static MeasurementSet Of(LoadMeasurement load) => new()
    {
        Tool = load.Tool,
        Commit = load.Commit,
        Dirty = load.Dirty,
        Time = load.Time,
        Environment = load.Environment,
        Conditions = load.Identity.Conditions(),
        Suite = load.Identity.Scenario,
        Benchmarks =
        [
            .. load.Total.Series.Select(series => Benchmark(load, series)),
            new MeasuredBenchmark { Id = AllRequests, Metrics = [ThroughputOf(Launch([.. load.Windows.Select(window => window.Throughput)]))] },
        ],
    };

    private static MeasuredBenchmark Benchmark(LoadMeasurement load, LoadSeries total)
    {
        var windows = load.Windows
            .Select(window => window.Series.FirstOrDefault(series => (series.Endpoint, series.Tenant) == (total.Endpoint, total.Tenant)))
            .Where(series => series is { Response.Count: > 0 })
            .Select(series => series!.Response)
            .ToList();
        var name = SeriesName.Of(total);
        return windows.Count == 0 ? Silent(name) : new MeasuredBenchmark
        {
            Id = name,
            Metrics =
            [
                Percentile("p50", summary => summary.P50),
                Percentile("p95", summary => summary.P95),
                Percentile("p99", summary => summary.P99),
            ],
        };

        Metric Percentile(string name, Func<LatencySummary, double> of) => new()
        {
            Name = name,
            Unit = "ns",
            Launches = Launch([.. windows.Select(of)]),
        };
    }

    /// <summary>Successes per second of all requests.</summary>
    public static Metric ThroughputOf(IReadOnlyList<Launch> launches) => new() { Name = Throughput, Unit = "1/s", Better = Better.Higher, Launches = launches };

    /// <summary>An endpoint of which there is no response time.</summary>
    public static MeasuredBenchmark Silent(string name) =>
        new() { Id = name, Metrics = [], Failure = new MeasurementFailure(FailureReason.Threw, "none of its requests succeeded") };

    private static Launch[] Launch(double[] values) => values.Length == 0 ? [] : [new Launch { Values = ValueBlocks.Of(values) }];
}
