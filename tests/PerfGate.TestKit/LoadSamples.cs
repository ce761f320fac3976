using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;
using PerfGate.Statistics;

namespace PerfGate.TestKit;

/// <summary>Runs of load with plausible numbers.</summary>
public static class LoadSamples
{
    public const double Millisecond = 1e6;

    public static readonly LoadIdentity Identity = new()
    {
        Scenario = "checkout",
        Load = "open, constant 200/s for 60 s",
        Mix = "list orders 60 %, read order 40 %",
        Connections = 100,
        Transport = "HTTP/1.1, keep-alive, http engine",
    };

    public static readonly DataVolumes Data = new()
    {
        Rows = new Dictionary<string, long> { ["orders"] = 1_000_000, ["customers"] = 20_000 },
        Tenants = 3,
        Distribution = "80 % of the rows belong to one tenant",
    };

    /// <param name="slower">Factor on all times.</param>
    public static LoadMeasurement Measured(double slower = 1) => new()
    {
        Tool = "0.6.0",
        Commit = "abc1234def5678abc1234def5678abc1234def56",
        Time = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
        Environment = new MeasuredEnvironment { Key = "linux-x64-net10.0-test-4c", Os = "Linux", Cpu = "Test", Cores = 4, Runtime = ".NET 10.0.1" },
        Identity = Identity,
        Windows = [.. Enumerable.Range(0, 12).Select(i => Window(5, slower) with { Start = i * 5 })],
        Total = Window(60, slower) with { Drained = 3 },
        Service = new ResourceUse { CpuMean = 0.6, CpuMax = 1.1, MemoryMean = 90 << 20, MemoryMax = 120 << 20, ThreadsMax = 24, HandlesMax = 180, SocketsMax = new Dictionary<string, int> { ["database"] = 20 }, Samples = 60 },
        Generator = new ResourceUse { CpuMean = 0.3, CpuMax = 0.5, MemoryMean = 60 << 20, MemoryMax = 64 << 20, ThreadsMax = 12, Samples = 60 },
    };

    public static LoadWindow Window(double seconds, double slower = 1)
    {
        var list = (long)(120 * seconds);
        var read = (long)(80 * seconds);
        return new LoadWindow
        {
            Seconds = seconds,
            Due = list + read,
            Lag = new LatencySummary { Count = list + read, P50 = 0.02 * Millisecond, P99 = 0.3 * Millisecond, Max = 0.9 * Millisecond },
            Series =
            [
                Series("list orders", list, failed: list / 100, 22 * slower, 190 * slower),
                Series("read order", read, failed: 0, 4 * slower, 9 * slower),
            ],
        };
    }

    public static LoadSeries Series(string endpoint, long ended, long failed, double p50, double p99) => new()
    {
        Endpoint = endpoint,
        Outcomes = failed == 0
            ? new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = ended }
            : new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = ended - failed, [RequestOutcome.Timeout] = failed },
        Response = Times(ended - failed, p50, p99),
        Service = Times(ended - failed, p50 * 0.9, p99 * 0.9),
        BytesSent = ended * 200,
        BytesReceived = ended * 4000,
    };

    public static ReportResult Budget(string id, string metric, double limit, double value, Outcome outcome, Decision decision) => new()
    {
        Id = id,
        Metric = metric,
        Unit = "ns",
        Outcome = outcome,
        Reason = LoadLimitKinds.Budget,
        LimitKind = LoadLimitKinds.Budget,
        Message = $"{metric} of '{id}' is {value / Millisecond:0} ms.",
        Decision = decision,
        Limit = limit,
        Ratio = value / limit,
        Interval = new Interval(value / limit * 0.95, value / limit * 1.05),
        Head = Summary.Of([.. Enumerable.Repeat(value, 12)]),
        Rule = "p99 < 100 ms (checkout.yml:14)",
    };

    public static GateReport Report(LoadMeasurement? before = null, DataVolumes? data = null, params ReportResult[] results) => LoadReportBuilder.Of(new LoadReportRequest
    {
        Head = Measured(),
        HeadCurves = Curves(Measured()),
        Base = before,
        BaseCurves = before is null ? [] : Curves(before),
        Results = results,
        Data = data,
        Method = new LoadMethod { WarmUp = 5, Seed = 7 },
    });

    /// <summary>Head a tenth slower than base, a regression of one percentile, and a budget that holds all the same.</summary>
    public static GateReport Compared()
    {
        var before = Budget("list orders", "p99", 1, 171e6, Outcome.Regressed, Decision.Fail);
        return LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = Measured(),
            Base = Measured(0.9) with { Commit = "1111111def5678abc1234def5678abc1234def56" },
            HeadCurves = Curves(Measured()),
            BaseCurves = Curves(Measured(0.9)),
            BaseOrigin = "merge-base with main",
            Results =
            [
                before with
                {
                    Reason = null,
                    Message = null,
                    Limit = null,
                    LimitKind = null,
                    Ratio = 190 / 171.0,
                    Interval = new Interval(1.08, 1.14),
                    Pairs = 16,
                    Base = before.Head,
                    Head = Summary.Of([.. Enumerable.Repeat(190e6, 12)]),
                    Rule = "p99: max-increase 2 % (default)",
                },
                Budget("list orders", "p99", 500e6, 190e6, Outcome.Kept, Decision.Pass),
                Budget("read order", "p99", 100e6, 9e6, Outcome.Kept, Decision.Pass),
            ],
            Comparison = new Methodology { Design = Design.Paired, Profile = "default", Pairs = 16, Looks = [8, 12, 16], FalseAlarms = 0.01, Detect = 0.05, NoiseFloor = 0.005, FamilySize = 4, Seed = 7 },
            Data = Data,
            Method = new LoadMethod { WarmUp = 5, Seed = 7 },
            Capacity = new LoadCapacity(420, 380, "the p99 budget of 'list orders' stopped it on both sides"),
        });
    }

    /// <summary>As the tool makes them from the histograms.</summary>
    public static IReadOnlyList<PercentileCurve> Curves(LoadMeasurement measured) =>
    [
        .. measured.Total.Series.Select(series => new PercentileCurve(
            SeriesName.Of(series),
            [0, 0.5, 0.9, 0.99, 0.999, 1],
            [series.Response.P50 / 2, series.Response.P50, series.Response.P90, series.Response.P99, series.Response.P999, series.Response.Max],
            series.Response.Count)),
    ];

    private static LatencySummary Times(long count, double p50, double p99) => new()
    {
        Count = count,
        P50 = p50 * Millisecond,
        P90 = (p50 + ((p99 - p50) * 0.4)) * Millisecond,
        P95 = (p50 + ((p99 - p50) * 0.7)) * Millisecond,
        P99 = p99 * Millisecond,
        P999 = p99 * 1.2 * Millisecond,
        Max = p99 * 1.5 * Millisecond,
        Mean = p50 * 1.2 * Millisecond,
        StdDev = p50 * 0.5 * Millisecond,
    };
}
