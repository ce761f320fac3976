using PerfGate.Core.Measurements;
using PerfGate.Load.Checks;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>Windows of base and head as measurements for the gate's judge: a benchmark is an endpoint, a launch is a window.</summary>
internal static class PairedMeasurements
{
    /// <summary>Tests of the comparison: the percentiles of each endpoint, and the throughput.</summary>
    public static int FamilySize(LoadScenario scenario) => (scenario.Endpoints.Count * Percentiles.Judged.Count) + 1;

    public static (MeasurementSet Base, MeasurementSet Head) Of(LoadScenario scenario, MeasuredEnvironment environment, IReadOnlyList<PairedRun> pairs)
    {
        return (Side(pair => pair.Base), Side(pair => pair.Head));

        MeasurementSet Side(Func<PairedRun, LoadRun> side) => new()
        {
            Environment = environment,
            Benchmarks =
            [
                .. scenario.Endpoints.Select(endpoint => Endpoint(endpoint.Name, scenario, pairs, side)),
                new MeasuredBenchmark
                {
                    Id = LoadMeasurements.AllRequests,
                    Metrics =
                    [
                        LoadMeasurements.ThroughputOf(
                            [.. pairs.Select(pair => new Launch { Pair = pair.Number, Order = pair.Order, Values = [side(pair).Total.Throughput] })]),
                    ],
                },
            ],
        };
    }

    /// <summary>Percentiles that windows of both sides hold too few answers for.</summary>
    public static IEnumerable<(string Endpoint, string Metric, long Answers)> LeftOut(LoadScenario scenario, IReadOnlyList<PairedRun> pairs) =>
        from endpoint in scenario.Endpoints
        let answers = Answers(endpoint.Name, pairs)
        from metric in Percentiles.Judged
        where answers > 0 && answers < Percentiles.FewestRequests(metric)
        select (endpoint.Name, metric, answers);

    private static MeasuredBenchmark Endpoint(string name, LoadScenario scenario, IReadOnlyList<PairedRun> pairs, Func<PairedRun, LoadRun> side)
    {
        var source = $"{Path.GetFileName(scenario.File)}:{scenario.Endpoints.First(one => one.Name == name).Line}";
        (PairedRun Pair, LatencySummary Response)[] answered = [.. pairs
            .Select(pair => (Pair: pair, Response: ResponseOf(side(pair), name)))
            .Where(one => one.Response.Count > 0)];
        if (answered.Length == 0)
        {
            return LoadMeasurements.Silent(name) with { Source = source };
        }

        var fewest = Answers(name, pairs);
        return new MeasuredBenchmark
        {
            Id = name,
            Source = source,
            Metrics = [.. Percentiles.Judged.Where(metric => fewest == 0 || fewest >= Percentiles.FewestRequests(metric)).Select(metric => new Metric
            {
                Name = metric,
                Unit = "ns",
                Launches = [.. answered.Select(one => new Launch { Pair = one.Pair.Number, Order = one.Pair.Order, Values = [Percentiles.Of(one.Response, metric)] })],
            })],
        };
    }

    /// <summary>The fewest in any window of either side that had any; the same for both sides, so that both hold the same metrics.</summary>
    private static long Answers(string endpoint, IReadOnlyList<PairedRun> pairs) => pairs
        .SelectMany(pair => new[] { ResponseOf(pair.Base, endpoint).Count, ResponseOf(pair.Head, endpoint).Count })
        .Where(count => count > 0)
        .DefaultIfEmpty(0)
        .Min();

    /// <summary>Of all tenants together, from their summed histograms.</summary>
    private static LatencySummary ResponseOf(LoadRun run, string endpoint)
    {
        LoadSeries[] series = [.. run.Total.Series.Where(one => one.Endpoint == endpoint)];
        return series.Length switch
        {
            0 => LatencySummary.None,
            1 => series[0].Response,
            _ => HistogramSums.Of([[.. run.Histograms.Where(one => one.Endpoint == endpoint).Select(one => one with { Tenant = null })]])
                .Summary(endpoint, null, "response"),
        };
    }
}
