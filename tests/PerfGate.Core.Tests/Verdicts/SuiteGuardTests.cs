using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Verdicts.Limits;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>What is said at the head of a report of the whole suite: when, and in which words.</summary>
public sealed class SuiteGuardTests
{
    [Fact]
    public void Up_to_three_names_are_all_and_there_are_no_more()
    {
        var set = Set([.. Enumerable.Range(1, 3).Select(i => Benchmark($"B{i}", Time(100).Unpaired()))]);

        var planned = Judge.Decide(Request(set, set));
        var files = Judge.Decide(Request(set, set) with { Plan = null });

        Assert.Equal(
            "one launch a side proves nothing; it is all there is of B1 (time), B2 (time), B3 (time). Measuring ended before there were more",
            Assert.Single(planned.Warnings).Message);
        Assert.Equal(
            "one launch a side proves nothing; it is all there is of B1 (time), B2 (time), B3 (time). "
            + "Measure with perfgate check, or with the number of launches that each result names",
            Assert.Single(files.Warnings).Message);
    }

    /// <summary>A check may be of pairs too: what would settle it, its source says.</summary>
    [Fact]
    public void A_check_that_stays_open_lacks_no_pairs_of_the_plan()
    {
        var check = new LimitCheck
        {
            Above = 0.5,
            Result = new ReportResult { Id = "A", Metric = "p99", Outcome = Outcome.Inconclusive, Decision = Decision.Warn, Pairs = 3, Limit = 10, LimitKind = "p99" },
        };

        var report = Judge.Decide(Request(null, Set()) with { Checks = [check] });

        Assert.Equal(Outcome.Inconclusive, Only(report).Outcome);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void What_stays_open_after_all_pairs_lacks_none() =>
        Assert.Empty(JudgedRatios(Scattered(1, 0.3)).Warnings);

    /// <summary>A file that was measured without pairs was not cut short either.</summary>
    [Fact]
    public void What_stays_open_without_pairs_lacks_none() =>
        Assert.Empty(Judged(Time(Scattered(100, 0.3)).Unpaired(), Time(Scattered(101, 0.3)).Unpaired()).Warnings);

    [Fact]
    public void The_warning_of_a_suite_too_large_has_every_number()
    {
        var set = Set(Benchmark("A", Time(Around(100))));

        Assert.Equal(
            "656 tests share a false-alarm rate of 1 %: with 16 pairs the smallest possible p-value is 1.5E-05, 1.5E-05 is needed, and no regression "
            + "can be proved; 17 pairs are needed: use --profile default, or gate fewer benchmarks in one suite",
            Assert.Single(Judge.Decide(Request(set, set) with { FamilySize = 656 }).Warnings).Message);
    }

    /// <summary>2^-7 at a rate of 2^-7 is enough; forty pairs that are needed are what the default profile has.</summary>
    [Fact]
    public void Just_enough_pairs_are_enough()
    {
        var set = Set(Benchmark("A", Time(Around(100)[..7])));
        JudgeRequest At(double rate) => Request(set, set, With(compare => compare with { FalseAlarms = rate })) with { Plan = SequentialPlan.Fixed(7) };

        Assert.Empty(Judge.Decide(At(1 / 128.0)).Warnings);
        Assert.Equal(
            "1 test has a false-alarm rate of 0.78 %: with 7 pairs the smallest possible p-value is 0.0078, 0.0078 is needed, and no regression "
            + "can be proved; 8 pairs are needed: use --profile quick, or gate fewer benchmarks in one suite",
            Assert.Single(Judge.Decide(At(0.0078)).Warnings).Message);
        Assert.EndsWith(
            "; 40 pairs are needed: use --profile default, or gate fewer benchmarks in one suite",
            Assert.Single(Judge.Decide(At(1e-12)).Warnings).Message,
            StringComparison.Ordinal);
    }

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
