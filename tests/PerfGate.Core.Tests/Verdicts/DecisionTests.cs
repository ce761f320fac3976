using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Limits, floors, waivers, observing, and rules that went stale.</summary>
public sealed class DecisionTests
{
    // 5 % of 100 ns.
    [Theory]
    [InlineData(0.04, 4.0, Decision.Fail)]
    [InlineData(0.06, 4.0, Decision.Warn)]
    [InlineData(0.04, 6.0, Decision.Warn)]
    public void The_relative_limit_and_the_floor_must_both_be_exceeded(double increase, double floor, Decision decision)
    {
        var rules = WithLimit(Metric.Time, new MetricLimit { MaxIncrease = increase, Floor = floor });

        Assert.Equal(decision, Only(JudgedRatios(Around(1.05), rules)).Decision);
    }

    [Theory]
    [InlineData(4.0, Decision.Fail)]
    [InlineData(6.0, Decision.Warn)]
    public void An_absolute_limit_compares_the_estimated_growth_in_the_metrics_unit(double increase, Decision decision)
    {
        var rules = WithLimit(Metric.Time, new MetricLimit { MaxIncreaseAbsolute = increase });

        Assert.Equal(decision, Only(JudgedRatios(Around(1.05), rules)).Decision);
    }

    [Fact]
    public void The_result_names_the_rule_that_decided()
    {
        var rules = WithLimit(Metric.Time, new MetricLimit { MaxIncrease = 0.04 });

        Assert.StartsWith("time: max-increase 4 %", Only(JudgedRatios(Around(1.05), rules)).Rule, StringComparison.Ordinal);
    }

    /// <summary>Growth of just what is allowed passes: a quarter, eight bytes, or the floor.</summary>
    [Theory]
    [InlineData(0.25, null, null, Decision.Warn)]
    [InlineData(0.24, null, null, Decision.Fail)]
    [InlineData(null, 8.0, null, Decision.Warn)]
    [InlineData(null, 7.0, null, Decision.Fail)]
    [InlineData(0.1, null, 8.0, Decision.Warn)]
    [InlineData(0.1, null, 7.0, Decision.Fail)]
    public void Growth_of_just_the_limit_passes(double? relative, double? absolute, double? floor, Decision decision)
    {
        var rules = WithLimit(Metric.Allocated, new MetricLimit { MaxIncrease = relative, MaxIncreaseAbsolute = absolute, Floor = floor ?? 0 });

        Assert.Equal(decision, Only(Judged(Allocated(32, 32), Allocated(40, 40), rules)).Decision);
    }

    /// <summary>Whatever came of it, so that a reader sees how far it is from its limit.</summary>
    [Theory]
    [InlineData(1.05)]
    [InlineData(1.0)]
    public void A_comparison_names_the_limit_that_it_was_held_against(double ratio)
    {
        static GateRules Limited(MetricLimit limit) => GateRules.Default with
        {
            File = "some/where/perfgate.yml",
            Rules = [new BenchmarkRule { Match = "*", Line = 14, Metrics = new Dictionary<string, MetricLimit> { [Metric.Time] = limit } }],
        };
        (double?, string?, string?) Named(GateRules rules)
        {
            var result = Only(JudgedRatios(Around(ratio), rules));
            return (result.Limit, result.LimitKind, result.LimitOrigin);
        }

        Assert.Equal((0.04, LimitKinds.Increase, "perfgate.yml:14"), Named(Limited(new MetricLimit { MaxIncrease = 0.04 })));
        Assert.Equal((6.0, LimitKinds.AbsoluteIncrease, "perfgate.yml:14"), Named(Limited(new MetricLimit { MaxIncreaseAbsolute = 6 })));
        Assert.Equal((0.02, LimitKinds.Increase, "default"), Named(GateRules.Default));
    }

    [Fact]
    public void A_benchmark_as_a_whole_was_held_against_none()
    {
        var result = Only(Judged(Set(Benchmark("A", Time(Around(100)))), Set()));

        Assert.Equal(Outcome.Removed, result.Outcome);
        Assert.Equal((null, null, null), (result.Limit, result.LimitKind, result.LimitOrigin));
        Assert.Null(result.Message);
    }

    [Fact]
    public void Above_a_waivers_ceiling_the_gate_fails_and_names_the_waiver()
    {
        var result = Only(JudgedRatios(Around(1.2), GateRules.Default with { Waivers = [Waiver(allow: 0.12)] }));

        Assert.Equal((Outcome.Regressed, Decision.Fail), (result.Outcome, result.Decision));
        Assert.Equal(
            "the waiver for \"A*\" (#123, until 2027-01-31) accepts 12 %, the growth is 20 %", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData(8, Decision.Waived)]
    [InlineData(7, Decision.Fail)]
    public void A_waiver_may_be_absolute(double allow, Decision decision)
    {
        var waiver = Waiver(0) with { Allow = null, AllowAbsolute = allow, Metric = Metric.Allocated };

        Assert.Equal(decision, Only(Judged(Allocated(64, 64), Allocated(72, 72), GateRules.Default with { Waivers = [waiver] })).Decision);
    }

    [Theory]
    [InlineData("2026-11-23", Decision.Waived, false)]
    [InlineData("2026-11-22", Decision.Fail, true)]
    public void A_waiver_holds_to_the_end_of_its_last_day(string until, Decision decision, bool expired)
    {
        var report = JudgedRatios(Around(1.05), GateRules.Default with { Waivers = [Waiver(0.12, until)] });

        Assert.Equal(decision, Only(report).Decision);
        Assert.Equal(expired, report.Warnings.Any(warning => warning.Code == DiagnosticIds.WaiverExpired));
    }

    [Fact]
    public void A_waiver_or_rename_that_matches_nothing_is_reported_unless_the_run_is_partial()
    {
        var rules = GateRules.Default with
        {
            Waivers = [Waiver(0.12) with { Match = "Nothing*" }],
            Renames = new Dictionary<string, string> { ["Nowhere"] = "A" },
        };
        var set = Set(Benchmark("A", Time(Around(100))));

        var whole = Judge.Decide(Request(set, set, rules));
        var partial = Judge.Decide(Request(set, set, rules) with { IsPartial = true });

        Assert.Equal([DiagnosticIds.WaiverUnmatched, DiagnosticIds.RenameUnmatched], whole.Warnings.Select(warning => warning.Code));
        Assert.Empty(partial.Warnings);
    }

    [Fact]
    public void A_waiver_for_a_benchmark_that_failed_or_was_skipped_is_not_stale()
    {
        var rules = GateRules.Default with { Waivers = [Waiver(0.12)] };
        var baseSide = Set(Benchmark("A", Time(Around(100))));

        Assert.Empty(Judged(baseSide, Set(Failed("A", FailureReason.Threw)), rules).Warnings);
        Assert.Empty(Judge.Decide(Request(baseSide, Set(), rules) with { Skipped = [baseSide.Benchmarks[0].Identity] }).Warnings);
    }

    [Fact]
    public void A_waiver_for_another_metric_is_stale()
    {
        var rules = GateRules.Default with { Waivers = [Waiver(0.12) with { Metric = Metric.Allocated }] };

        Assert.Equal(DiagnosticIds.WaiverUnmatched, Assert.Single(JudgedRatios(Around(1), rules).Warnings).Code);
    }

    [Fact]
    public void Observing_never_fails_and_changes_no_outcome()
    {
        var baseSide = Set(Benchmark("Slow", Time(Around(100))), Benchmark("Gone", Time(Around(100))), Benchmark("Broken", Time(Around(100))));
        var head = Set(Benchmark("Slow", Time(Around(150))), Failed("Broken", FailureReason.Threw));

        var enforced = Judged(baseSide, head);
        var observed = Judged(baseSide, head, With(compare => compare with { Enforce = false }));

        Assert.Equal(Outcomes(enforced), Outcomes(observed));
        Assert.All(enforced.Results, result => Assert.Equal(Decision.Fail, result.Decision));
        Assert.All(observed.Results, result => Assert.Equal(Decision.Warn, result.Decision));
        Assert.Equal((Verdict.Inconclusive, ExitCode.Passed), (observed.Verdict, ReportExit.Of(observed)));
    }

    [Fact]
    public void Observing_a_regression_alone_passes() =>
        Assert.Equal(Verdict.Passed, JudgedRatios(Around(1.5), With(compare => compare with { Enforce = false })).Verdict);

    private static Dictionary<string, Outcome> Outcomes(GateReport report) =>
        report.Results.ToDictionary(result => result.Id, result => result.Outcome);

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
