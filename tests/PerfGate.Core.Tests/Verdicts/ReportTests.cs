using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>The report around the results: order, counts, methodology.</summary>
public sealed class ReportTests
{
    private static readonly MeasuredBenchmark[] BaseBenchmarks =
    [
        Benchmark("D.Unchanged", Time(Around(100)), Allocated(8, 8)),
        Benchmark("C.Warned", Time(Around(100)), Allocated(8, 8)),
        Benchmark("B.Slower", Time(Around(100)), Allocated(8, 8)),
        Benchmark("A.Waived", Time(Around(100)), Allocated(8, 8)),
        Benchmark("Z.Gone", Time(Around(100))),
    ];

    private static readonly MeasuredBenchmark[] HeadBenchmarks =
    [
        Benchmark("D.Unchanged", Time(Around(100)), Allocated(8, 8)),
        Benchmark("C.Warned", Time(Around(101.5)), Allocated(8, 8)),
        Benchmark("B.Slower", Time(Around(110)), Allocated(8, 8)),
        Benchmark("A.Waived", Time(Around(110)), Allocated(8, 8)),
        Benchmark("E.New", Time(Around(100))),
    ];

    private static readonly GateRules Rules = GateRules.Default with { Waivers = [Waiver(0.12)] };

    [Fact]
    public void Failures_come_first_then_waived_then_warned_then_the_rest_by_id()
    {
        var report = Judged(Set(BaseBenchmarks), Set(HeadBenchmarks), Rules);

        Assert.Equal(
            [
                "B.Slower time", "Z.Gone ", "A.Waived time", "C.Warned time",
                "A.Waived allocated", "B.Slower allocated", "C.Warned allocated",
                "D.Unchanged time", "D.Unchanged allocated", "E.New ",
            ],
            report.Results.Select(result => $"{result.Id} {result.Metric}"));
    }

    [Fact]
    public void A_regression_says_what_of_the_change_its_benchmark_reaches_and_nothing_else_does()
    {
        var cause = new ReportCause { Members = ["My.Parser.Next(string) (changed)"], Path = ["B.Slower", "My.Parser.Next(string)"] };
        var request = Request(Set(BaseBenchmarks), Set(HeadBenchmarks), Rules) with
        {
            Causes = HeadBenchmarks.ToDictionary(benchmark => benchmark.Identity, _ => cause),
        };

        var results = Judge.Decide(request).Results;

        Assert.All(results, result => Assert.Equal(result.Outcome == Outcome.Regressed ? cause : null, result.Cause));
        Assert.Equal(3, results.Count(result => result.Cause is not null));
    }

    [Fact]
    public void Counts_take_each_benchmark_once_by_its_worst_outcome()
    {
        var counts = Judged(Set(BaseBenchmarks), Set(HeadBenchmarks), Rules).Counts;

        Assert.Equal(
            new ReportCounts
            {
                Benchmarks = 6,
                Regressed = 3,
                Unchanged = 1,
                Removed = 1,
                Added = 1,
                FailDecisions = 2,
                WaivedDecisions = 1,
                WarnDecisions = 1,
            },
            counts);
    }

    [Fact]
    public void Methodology_and_sides_say_how_the_verdict_was_made()
    {
        var head = Set(HeadBenchmarks) with { Commit = "abc", Dirty = true, Time = DateTimeOffset.UnixEpoch };
        var report = Judge.Decide(Request(Set(BaseBenchmarks) with { Commit = "def" }, head) with
        {
            Seed = 7,
            BaseOrigin = "merge-base with main",
            HeadOrigin = "working tree",
            Profile = Profile.Deep,
            Tool = "1.0.0",
        });

        Assert.Equal(
            (Design.Paired, "deep", Pairs, 0.01, 0.02, 0.005, 4, 0.95, 7ul),
            (report.Methodology.Design, report.Methodology.Profile, report.Methodology.Pairs, report.Methodology.FalseAlarms,
                report.Methodology.Detect, report.Methodology.NoiseFloor, report.Methodology.FamilySize, report.Methodology.Confidence,
                report.Methodology.Seed));
        Assert.Equal([Pairs], report.Methodology.Looks);
        Assert.Equal(new ReportSide { Commit = "def", Origin = "merge-base with main" }, report.Base);
        Assert.Equal(
            new ReportSide { Commit = "abc", Dirty = true, Origin = "working tree", Time = DateTimeOffset.UnixEpoch }, report.Head);
        Assert.Equal((Measured.Environment, "1.0.0"), (report.Environment, report.Tool));
    }

    [Fact]
    public void A_result_carries_every_number_that_explains_it()
    {
        var result = Judged(Set(BaseBenchmarks), Set(HeadBenchmarks)).Results[0];

        Assert.Equal(
            ("A.Waived", "Bench", "net10.0", "Bench.cs:12", "time", "ns", Pairs),
            (result.Id, result.Project, result.Runtime, result.Source, result.Metric, result.Unit, result.Pairs));
        Assert.Equal((16, 100.0), (result.Base!.N, result.Base.Median));
        Assert.Equal(110, result.Head!.Median, 9);
        Assert.Equal(1.1, result.Ratio!.Value, 9);
        Assert.True(result.Interval!.Value.Contains(result.Ratio.Value));
        Assert.Equal(4 * result.PValue, result.AdjustedPValue);
    }
}
