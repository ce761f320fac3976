using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Load.Checks;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Checks;

/// <summary>What the rules make of each kind of finding of load: the same of all of them.</summary>
public sealed class RulesOnFindingsTests
{
    private const double Median = 5e6;
    private const double Sigma = 0.4;
    private const double P99 = 12.7e6;
    private const double Ample = 1e9;

    private static readonly DateOnly Today = new(2026, 11, 25);

    /// <summary>Everything beside what is named keeps its limit.</summary>
    private static readonly Dictionary<string, Found> Broken = new(StringComparer.Ordinal)
    {
        // Far beyond by about two fifths, 12 times, 4 times, twice, a tenth and 9 times of the limit, or of base.
        ["budget"] = new("read", ["p99"], rules => Budgets(rules, p99: P99 / 1.4)) { TooSmall = 0.2, Enough = 0.6 },
        ["error rate"] = new("read", ["error-rate"], rules => Budgets(rules, failed: 4)) { TooSmall = 5, Enough = 20 },
        ["pause"] = new("read", ["pause"], rules => Budgets(rules, pause: 1.0042)) { TooSmall = 4, Enough = 4.1 },
        ["isolation"] = new("read [small]", ["p50", "p95", "p99"], rules => Isolation(rules, growth: 3)) { TooSmall = 1.5, Enough = 2.5 },
        ["comparison"] = new("read", ["p50"], rules => Comparison(rules, ratio: 1.1, spread: 0.002)) { TooSmall = 0.09, Enough = 0.11, Outcome = Outcome.Regressed },
        ["limit"] = new("disk-full", ["limit"], rules => Limit(rules, Seen.Graceful with { Kind = LimitKind.DiskFull, During = Seen.Phase(Seen.Requests(90, 40, errors: 10)) }))
        {
            TooSmall = 8,
            Enough = 10,
        },
    };

    private static readonly Dictionary<string, Found> Sizeless = new(StringComparer.Ordinal)
    {
        ["service that ended"] = new("cpu", ["limit"], rules => Limit(rules, Seen.Graceful with { Fate = new ServiceExit(false) { ExitCode = 139 }, Recovery = [] })) { Enough = Ample },
        ["error rate whose limit is 0"] = new("read", ["error-rate"], rules => Budgets(rules, failed: 4, mostFailures: 0)) { Enough = Ample },
    };

    /// <summary>A pause is a fact, and never open.</summary>
    private static readonly Dictionary<string, Found> Open = new(StringComparer.Ordinal)
    {
        ["budget"] = new("read", ["p99"], rules => Budgets(rules, p99: P99 / 2, answers: 60, mostFailures: 0.05)),
        ["error rate"] = new("read", ["error-rate"], rules => Budgets(rules, failedOnce: 120)),
        ["isolation"] = new("read [small]", ["p50", "p95", "p99"], rules => Isolation(rules, growth: 1.1)),
        ["comparison"] = new("read", ["p50"], rules => Comparison(rules, ratio: 1, spread: 0.2)),
        ["limit"] = new("disk-slow", ["limit"], rules => Limit(rules, Seen.Graceful with { Kind = LimitKind.DiskSlow, Before = Seen.Phase(Seen.Requests(0, 0)) })),
    };

    private static readonly Dictionary<string, Func<Found, GateRules>> AllRules = new(StringComparer.Ordinal)
    {
        ["no rules"] = _ => GateRules.Default,
        ["allow: enough"] = found => Waived(found, waiver => waiver with { Allow = found.Enough }),
        ["allow: too little"] = found => Waived(found, waiver => waiver with { Allow = found.TooSmall }),
        ["allow: any"] = found => Waived(found, waiver => waiver with { AllowAny = true }),
        ["allow: any, expired"] = found => Waived(found, waiver => waiver with { AllowAny = true, Until = Today.AddDays(-1) }),
        ["allow: any, of another"] = found => Waived(found with { Id = "other" }, waiver => waiver with { AllowAny = true }),
        ["gate: observe"] = _ => With(compare => compare with { Enforce = false }),
        ["inconclusive: fail"] = _ => With(compare => compare with { FailOnInconclusive = true }),
        ["inconclusive: fail, of it alone"] = found => GateRules.Default with { Rules = [new BenchmarkRule { Match = found.Id, FailOnInconclusive = true }] },
        ["inconclusive: fail, allow: any"] = found => Waived(found, waiver => waiver with { AllowAny = true }) with { Compare = new CompareRules { FailOnInconclusive = true } },
        ["inconclusive: fail, gate: observe"] = _ => With(compare => compare with { FailOnInconclusive = true, Enforce = false }),
    };

    private static readonly Dictionary<string, Decision> BrokenDecisions = new(StringComparer.Ordinal)
    {
        ["no rules"] = Decision.Fail,
        ["allow: enough"] = Decision.Waived,
        ["allow: too little"] = Decision.Fail,
        ["allow: any"] = Decision.Waived,
        ["allow: any, expired"] = Decision.Fail,
        ["allow: any, of another"] = Decision.Fail,
        ["gate: observe"] = Decision.Warn,
        ["inconclusive: fail"] = Decision.Fail,
        ["inconclusive: fail, allow: any"] = Decision.Waived,
        ["inconclusive: fail, gate: observe"] = Decision.Warn,
    };

    /// <summary>Without a size there is no percentage of it.</summary>
    private static readonly Dictionary<string, Decision> SizelessDecisions = new(BrokenDecisions) { ["allow: enough"] = Decision.Fail };

    /// <summary>A waiver accepts growth, and of what is open none is known.</summary>
    private static readonly Dictionary<string, Decision> OpenDecisions = new(StringComparer.Ordinal)
    {
        ["no rules"] = Decision.Warn,
        ["allow: enough"] = Decision.Warn,
        ["allow: any"] = Decision.Warn,
        ["gate: observe"] = Decision.Warn,
        ["inconclusive: fail"] = Decision.Fail,
        ["inconclusive: fail, of it alone"] = Decision.Fail,
        ["inconclusive: fail, allow: any"] = Decision.Fail,
        ["inconclusive: fail, gate: observe"] = Decision.Warn,
    };

    public static MatrixTheoryData<string, string> OfBroken { get; } = new(Broken.Keys, BrokenDecisions.Keys);

    public static MatrixTheoryData<string, string> OfSizeless { get; } = new(Sizeless.Keys, SizelessDecisions.Keys);

    public static MatrixTheoryData<string, string> OfOpen { get; } = new(Open.Keys, OpenDecisions.Keys);

    [Theory]
    [MemberData(nameof(OfBroken))]
    public void What_is_beyond_its_limit_fails_unless_it_is_waived_or_observed(string finding, string rules) =>
        Decides(Broken[finding], Broken[finding].Outcome, rules, BrokenDecisions[rules]);

    [Theory]
    [MemberData(nameof(OfSizeless))]
    public void What_has_no_size_is_waived_by_no_percentage(string finding, string rules) =>
        Decides(Sizeless[finding], Outcome.Broken, rules, SizelessDecisions[rules]);

    [Theory]
    [MemberData(nameof(OfOpen))]
    public void What_is_open_warns_unless_the_rules_say_that_it_fails(string finding, string rules) =>
        Decides(Open[finding], Outcome.Inconclusive, rules, OpenDecisions[rules]);

    private static void Decides(Found found, Outcome outcome, string rules, Decision decision)
    {
        var report = Judge.Decide(found.Question(AllRules[rules](found)));

        var results = report.Results.Where(result => result.Id == found.Id && found.Metrics.Contains(result.Metric)).ToList();
        Assert.Equal(found.Metrics.Length, results.Count);
        Assert.All(results, result => Assert.Equal((outcome, decision), (result.Outcome, result.Decision)));
        Assert.All(report.Results.Except(results), result => Assert.Equal((Outcome.Kept, Decision.Pass), (result.Outcome, result.Decision)));
        Assert.Equal(decision == Decision.Fail ? ExitCode.Failed : ExitCode.Passed, ReportExit.Of(report));
    }

    private static GateRules With(Func<CompareRules, CompareRules> change) => GateRules.Default with { Compare = change(GateRules.Default.Compare) };

    private static GateRules Waived(Found found, Func<Waiver, Waiver> allow) => GateRules.Default with
    {
        Waivers = [.. found.Metrics.Select(metric => allow(new Waiver { Match = found.Id, Metric = metric, Until = Today, Issue = "#7", Reason = "known" }))],
    };

    /// <summary>One endpoint, whose budgets are ample where none is given.</summary>
    private static JudgeRequest Budgets(GateRules rules, double p99 = Ample, int answers = 400, int failed = 0, int failedOnce = 0, double mostFailures = 0.001, double? pause = null)
    {
        var random = new Random(1);
        var (windows, total) = Windows.Of(
            [.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, answers, Median, Sigma))],
            [.. Enumerable.Range(0, 12).Select(i => failed + (i == 3 ? failedOnce : 0))]);
        return BudgetJudge.Question(
            Windows.Scenario(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(p99 / 1e6), mostFailures),
            new LoadMeasurement
            {
                Environment = new MeasuredEnvironment { Key = "test" },
                Identity = new LoadIdentity { Scenario = "shop", Load = "open", Mix = "read 100 %", Connections = 1, Transport = "HTTP/1.1" },
                Windows = windows,
                Total = total with { Pauses = pause is { } seconds ? LoadPauses.Of([new LoadPause(2, seconds, 100, PauseCause.Service)]) : null },
            },
            rules,
            Today);
    }

    private static JudgeRequest Isolation(GateRules rules, double growth)
    {
        var random = new Random(101);
        var aggressor = Windows.Window(Windows.Lognormal(random, 100, 50e6, 0.1));
        return OfChecks(rules, IsolationJudge.Checks(
            new IsolationPlan("small", "big") { VictimRate = 10, AggressorRate = 100 },
            [.. Enumerable.Range(0, 12).Select(_ => new IsolationBlock(Side(1), Side(growth), aggressor))]));

        LoadWindow Side(double times) => Windows.Window(Windows.Lognormal(random, 60, Median * times, 0.1));
    }

    private static JudgeRequest Limit(GateRules rules, LimitObservation seen) => OfChecks(rules, [LimitChecks.Of(Seen.Judged(seen), Windows.Scenario(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)))]);

    private static JudgeRequest OfChecks(GateRules rules, IReadOnlyList<LimitCheck> checks) => new()
    {
        Head = Set([]),
        Rules = rules,
        Today = Today,
        Design = Design.Checks,
        Checks = checks,
        IsPartial = true,
    };

    /// <summary>Medians of windows in pairs, whose ratios lie evenly around one.</summary>
    private static JudgeRequest Comparison(GateRules rules, double ratio, double spread)
    {
        const int Pairs = 16;
        return new JudgeRequest
        {
            Base = Set([.. Enumerable.Repeat(Median, Pairs)]),
            Head = Set([.. Enumerable.Range(0, Pairs).Select(i => Median * ratio * Math.Exp(spread * (i - 7.5) / 7.5))]),
            Rules = rules,
            Today = Today,
            Plan = SequentialPlan.Fixed(Pairs),
            IsPartial = true,
        };
    }

    private static MeasurementSet Set(IReadOnlyList<double> medians) => new()
    {
        Environment = new MeasuredEnvironment { Key = "test" },
        Benchmarks = medians.Count == 0 ? [] :
        [
            new MeasuredBenchmark
            {
                Id = "read",
                Metrics = [new Metric { Name = "p50", Unit = "ns", Launches = [.. medians.Select((value, i) => new Launch { Pair = i + 1, Values = [value] })] }],
            },
        ],
    };

    /// <summary>What a run found.</summary>
    /// <param name="Id">Of what it is about.</param>
    /// <param name="Metrics">That are not within their limits.</param>
    /// <param name="Question">What the judge is asked.</param>
    private sealed record Found(string Id, string[] Metrics, Func<GateRules, JudgeRequest> Question)
    {
        public Outcome Outcome { get; init; } = Outcome.Broken;

        /// <summary>As a fraction, of a waiver that does not cover it.</summary>
        public double TooSmall { get; init; }

        public double Enough { get; init; } = 1;
    }
}
