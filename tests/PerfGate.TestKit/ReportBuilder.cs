using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Statistics;

namespace PerfGate.TestKit;

/// <summary>Builds reports for tests: plausible numbers, spread derived from the median, counts from the results.</summary>
public sealed class ReportBuilder
{
    private readonly List<ReportResult> results = [];
    private readonly List<ReportWarning> warnings = [];
    private Methodology methodology = new()
    {
        Design = Design.Paired,
        Profile = "default",
        Pairs = 16,
        Looks = [8, 12, 16],
        FalseAlarms = 0.01,
        Detect = 0.03,
        NoiseFloor = 0.005,
        FamilySize = 14,
        Seed = 42,
    };

    private ReportSide @base = new()
    {
        Commit = "abc1234def5678abc1234def5678abc1234def56",
        Origin = "merge-base with main",
        Time = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
    };

    public ReportBuilder With(Func<Methodology, Methodology> change)
    {
        methodology = change(methodology);
        return this;
    }

    public ReportBuilder Base(ReportSide side)
    {
        @base = side;
        return this;
    }

    public ReportBuilder Warning(string code, string message)
    {
        warnings.Add(new ReportWarning(code, message));
        return this;
    }

    public ReportBuilder Add(ReportResult result)
    {
        results.Add(result);
        return this;
    }

    public ReportBuilder Time(string id, Outcome outcome, double @base, double head, Decision decision = Decision.Pass, Func<ReportResult, ReportResult>? with = null)
    {
        var ratio = head / @base;
        var result = new ReportResult
        {
            Id = id,
            Project = "My.Benchmarks",
            Runtime = "net10.0",
            Source = "bench/My.Benchmarks/Json.cs:12",
            Metric = Metric.Time,
            Unit = "ns",
            Outcome = outcome,
            Decision = decision,
            Ratio = ratio,
            Interval = new Interval(ratio - 0.012, ratio + 0.014),
            PValue = outcome == Outcome.Regressed ? 0.000015 : 0.4,
            AdjustedPValue = outcome == Outcome.Regressed ? 0.0002 : 1,
            Pairs = 16,
            Detectable = outcome == Outcome.Inconclusive ? 0.061 : null,
            Base = Summarise(@base, 0.01),
            Head = Summarise(head, 0.01),
            Rule = "time: max-increase 2 %, floor 0.5 ns (perfgate.yml:14)",
        };
        return Add(with is null ? result : with(result));
    }

    public ReportBuilder Allocated(string id, double @base, double head, Decision decision = Decision.Pass)
    {
        return Add(new ReportResult
        {
            Id = id,
            Project = "My.Benchmarks",
            Runtime = "net10.0",
            Source = "bench/My.Benchmarks/Json.cs:12",
            Metric = Metric.Allocated,
            Unit = "B",
            Outcome = head > @base ? Outcome.Regressed : head < @base ? Outcome.Improved : Outcome.Unchanged,
            Reason = "exact",
            Decision = decision,
            Ratio = @base == 0 ? null : head / @base,
            Base = Summarise(@base, 0),
            Head = Summarise(head, 0),
            Rule = "allocated: max-increase 0 B (default)",
        });
    }

    public ReportBuilder Whole(string id, Outcome outcome, string? reason = null, Decision decision = Decision.Pass, string? message = null)
    {
        return Add(new ReportResult
        {
            Id = id,
            Project = "My.Benchmarks",
            Runtime = "net10.0",
            Outcome = outcome,
            Reason = reason,
            Decision = decision,
            Message = message,
        });
    }

    public GateReport Build()
    {
        var decisions = results.Select(result => result.Decision).ToList();
        var worst = results
            .GroupBy(result => result.Identity)
            .Select(group => group.MinBy(result => Severity(result.Outcome))!.Outcome)
            .ToList();
        int Count(Outcome outcome) => worst.Count(found => found == outcome);
        return new GateReport
        {
            Tool = "0.1.0",
            Verdict = decisions.Contains(Decision.Fail) ? Verdict.Failed
                : results.Exists(result => result.Outcome == Outcome.Inconclusive) ? Verdict.Inconclusive
                : Verdict.Passed,
            Base = @base,
            Head = new ReportSide
            {
                Commit = "def5678abc1234def5678abc1234def5678abc12",
                Dirty = true,
                Time = new DateTimeOffset(2026, 11, 23, 10, 5, 0, TimeSpan.Zero),
            },
            Environment = new MeasuredEnvironment
            {
                Key = "linux-x64-net10.0.12-epyc-9r14-2c",
                Os = "Ubuntu 24.04.3 LTS",
                Cpu = "AMD EPYC 9R14",
                Cores = 2,
                Runtime = ".NET 10.0.12",
                Sdk = "10.0.401",
                Gc = "Concurrent Workstation",
                Jit = "RyuJIT x86-64-v4",
                BenchmarkDotNet = "0.15.8",
            },
            Methodology = methodology,
            Counts = new ReportCounts
            {
                Benchmarks = worst.Count,
                Regressed = Count(Outcome.Regressed),
                Improved = Count(Outcome.Improved),
                Unchanged = Count(Outcome.Unchanged),
                Inconclusive = Count(Outcome.Inconclusive),
                Added = Count(Outcome.Added),
                Removed = Count(Outcome.Removed),
                Failed = Count(Outcome.Failed),
                Skipped = Count(Outcome.Skipped),
                FailDecisions = decisions.Count(decision => decision == Decision.Fail),
                WarnDecisions = decisions.Count(decision => decision == Decision.Warn),
                WaivedDecisions = decisions.Count(decision => decision == Decision.Waived),
            },
            Results = results,
            Warnings = warnings,
        };
    }

    private static Summary Summarise(double median, double spread) => new(
        N: 16,
        Mean: median * (1 + (spread / 4)),
        Median: median,
        P50: median,
        P95: median * (1 + (2 * spread)),
        P99: median * (1 + (3 * spread)),
        StdDev: median * spread);

    private static int Severity(Outcome outcome) => outcome switch
    {
        Outcome.Regressed => 0,
        Outcome.Failed => 1,
        Outcome.Removed => 2,
        Outcome.Inconclusive => 3,
        Outcome.Improved => 4,
        Outcome.Unchanged => 5,
        _ => 6,
    };
}
