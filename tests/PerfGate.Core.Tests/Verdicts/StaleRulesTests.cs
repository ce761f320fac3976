using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>One file of rules is read by every source: a waiver is stale only where its metric is judged.</summary>
public sealed class StaleRulesTests
{
    private const string Foreign = "p99";

    [Fact]
    public void A_waiver_for_a_metric_of_another_source_is_not_called_unmatched() =>
        Assert.Empty(Warnings([Foreign], Waiver(0.12) with { Metric = Foreign }, Waiver(0.12) with { Match = "read order", Metric = Foreign }));

    [Fact]
    public void A_waiver_for_a_metric_of_its_own_is() =>
        Assert.Equal(
            [DiagnosticIds.WaiverUnmatched, DiagnosticIds.WaiverUnmatched],
            Warnings([Foreign], Waiver(0.12) with { Match = "Nothing*" }, Waiver(0.12) with { Metric = Metric.Allocated }));

    [Fact]
    public void Without_another_source_a_metric_that_nobody_judges_is_unmatched() =>
        Assert.Equal([DiagnosticIds.WaiverUnmatched], Warnings([], Waiver(0.12) with { Metric = Foreign }));

    /// <summary>It covers nothing this time, since nothing is slower: it is not stale all the same.</summary>
    [Fact]
    public void A_waiver_of_what_is_judged_is_not_stale() => Assert.Empty(Told([], Waiver(0.12)));

    [Fact]
    public void One_that_matches_nothing_is_said_to_on_its_last_day_too() =>
        Assert.Equal([DiagnosticIds.WaiverUnmatched], Warnings([], Waiver(0.12, "2026-11-23") with { Match = "Nothing*" }));

    [Fact]
    public void Each_waiver_is_told_apart() =>
        Assert.Contains(
            "\"Nothing*\", time",
            Assert.Single(Told([Foreign], Waiver(0.12) with { Metric = Foreign }, Waiver(0.12) with { Match = "Nothing*" })).Message,
            StringComparison.Ordinal);

    /// <summary>That it expired is so whoever judges its metric.</summary>
    [Fact]
    public void One_of_another_source_that_expired_is_said_to_have() =>
        Assert.Equal([DiagnosticIds.WaiverExpired], Warnings([Foreign], Waiver(0.12, "2026-11-22") with { Metric = Foreign }));

    /// <summary>Foreign is what only others judge: where this run has the metric after all, the waiver covers it.</summary>
    [Fact]
    public void A_metric_that_is_called_foreign_and_is_here_is_waived_as_any_other()
    {
        var foreign = Time(Around(100)) with { Name = Foreign };
        var slower = Time(Around(105)) with { Name = Foreign };
        var report = Judge.Decide(Request(Set(Benchmark("A", foreign)), Set(Benchmark("A", slower)), WithWaivers(Waiver(0.12) with { Metric = Foreign })) with
        {
            ForeignMetrics = new HashSet<string> { Foreign },
        });

        Assert.Equal((Outcome.Regressed, Decision.Waived), (report.Results[0].Outcome, report.Results[0].Decision));
    }

    [Fact]
    public void Each_says_which_it_is_and_what_to_do()
    {
        Assert.Equal(
            "the waiver for \"A*\", time (#123) expired on 2026-11-22; remove or renew it",
            Assert.Single(Told([], Waiver(0.12, "2026-11-22"))).Message);
        Assert.Equal(
            "the waiver for \"Nothing*\", time (#123) matches no benchmark and metric; remove it or correct its match",
            Assert.Single(Told([], Waiver(0.12) with { Match = "Nothing*" })).Message);

        var set = Set(Benchmark("A", Time(Around(100))));
        var renamed = GateRules.Default with { Renames = new Dictionary<string, string> { ["Old"] = "A" } };
        Assert.Equal(
            "the rename of \"Old\" to \"A\" names a benchmark that neither side has; remove it or correct the id",
            Assert.Single(Judge.Decide(Request(set, set, renamed)).Warnings).Message);
    }

    /// <summary>One that expired is said to have, and not that it matches nothing too; this holds for a part of a suite as well.</summary>
    [Fact]
    public void One_that_expired_is_said_once_and_of_a_part_too()
    {
        var expired = WithWaivers(Waiver(0.12, "2026-11-22") with { Match = "Nothing*" });
        var set = Set(Benchmark("A", Time(Around(100))));

        Assert.Equal([DiagnosticIds.WaiverExpired], Judge.Decide(Request(set, set, expired)).Warnings.Select(warning => warning.Code));
        Assert.Equal(
            [DiagnosticIds.WaiverExpired], Judge.Decide(Request(set, set, expired) with { IsPartial = true }).Warnings.Select(warning => warning.Code));
    }

    /// <summary>Without a base no old name can be met; what was skipped or left unmeasured has its name all the same.</summary>
    [Fact]
    public void A_rename_is_stale_only_where_its_names_could_have_been_met()
    {
        var (old, now) = (Set(Benchmark("Old", Time(Around(100)))), Set(Benchmark("A", Time(Around(100)))));
        var renamed = GateRules.Default with { Renames = new Dictionary<string, string> { ["Old"] = "A" } };
        var other = Set(Benchmark("B", Time(Around(100))));

        Assert.Empty(Judge.Decide(Request(null, other, renamed)).Warnings);
        Assert.Empty(Judge.Decide(Request(old, other, renamed) with { Skipped = [now.Benchmarks[0].Identity] }).Warnings);
        Assert.Empty(Judge.Decide(Request(old, other, renamed) with { Unmeasured = [now.Benchmarks[0].Identity] }).Warnings);
        Assert.Single(Judge.Decide(Request(other, now, renamed)).Warnings);
    }

    private static IEnumerable<string> Warnings(string[] foreign, params Waiver[] waivers) => Told(foreign, waivers).Select(warning => warning.Code);

    /// <summary>Of a run that measured the time of "A" and found it unchanged.</summary>
    private static IReadOnlyList<ReportWarning> Told(string[] foreign, params Waiver[] waivers)
    {
        var set = Set(Benchmark("A", Time(Around(100))));
        return Judge.Decide(Request(set, set, WithWaivers(waivers)) with { ForeignMetrics = foreign.ToHashSet() }).Warnings;
    }

    private static GateRules WithWaivers(params Waiver[] waivers) => GateRules.Default with { Waivers = waivers };
}
