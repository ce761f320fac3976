using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>One test per row of the contract's table: case, outcome and reason, decision, exit code.</summary>
public sealed class OutcomeTableTests
{
    private static readonly Metric Fine = Time(Around(100));

    [Fact]
    public void A_slowdown_proved_above_its_rule_fails() =>
        Expect(JudgedRatios(Around(1.05)), Outcome.Regressed, null, Decision.Fail, ExitCode.Failed, Verdict.Failed);

    [Fact]
    public void A_growth_of_bytes_above_its_rule_fails() =>
        Expect(Judged(Allocated(64, 64), Allocated(72, 72)), Outcome.Regressed, "exact", Decision.Fail, ExitCode.Failed, Verdict.Failed);

    [Fact]
    public void A_slowdown_proved_below_its_rule_warns() => Expect(
        JudgedRatios(Around(1.05), WithLimit(Metric.Time, new MetricLimit { MaxIncrease = 0.10 })),
        Outcome.Regressed, null, Decision.Warn, ExitCode.Passed, Verdict.Passed);

    [Fact]
    public void A_slowdown_within_a_waivers_ceiling_is_waived()
    {
        var result = Expect(
            JudgedRatios(Around(1.05), GateRules.Default with { Waivers = [Waiver(allow: 0.12)] }),
            Outcome.Regressed, null, Decision.Waived, ExitCode.Passed, Verdict.Passed);

        Assert.Equal("waived until 2027-01-31 (#123): safer escaping", result.Message);
    }

    [Fact]
    public void What_is_proved_smaller_than_detect_is_unchanged() =>
        Expect(JudgedRatios(Around(1.0)), Outcome.Unchanged, null, Decision.Pass, ExitCode.Passed, Verdict.Passed);

    [Theory]
    [InlineData(false, Decision.Warn, ExitCode.Passed, Verdict.Inconclusive)]
    [InlineData(true, Decision.Fail, ExitCode.Failed, Verdict.Failed)]
    public void What_is_not_proved_either_way_is_inconclusive(bool fails, Decision decision, ExitCode exit, Verdict verdict) => Expect(
        JudgedRatios(Scattered(1, 0.3), With(compare => compare with { FailOnInconclusive = fails })),
        Outcome.Inconclusive, null, decision, exit, verdict);

    [Fact]
    public void Only_in_head_is_added() =>
        Expect(Judged(Set(), Set(Benchmark("A", Fine))), Outcome.Added, null, Decision.Pass, ExitCode.Passed, Verdict.Passed);

    [Fact]
    public void Without_a_base_everything_is_added_and_the_callers_warning_says_why()
    {
        var warning = new ReportWarning(DiagnosticIds.ProjectNotInBase, "the base has no such project");
        var report = Judge.Decide(Request(null, Set(Benchmark("A", Fine), Benchmark("B", Fine))) with { Warnings = [warning] });

        Assert.All(report.Results, result => Assert.Equal((Outcome.Added, Decision.Pass), (result.Outcome, result.Decision)));
        Assert.Equal(2, report.Counts.Added);
        Assert.Equal((null, false), (report.Base.Commit, report.Base.Dirty));
        Assert.Equal(warning, Assert.Single(report.Warnings));
        Assert.Equal(ExitCode.Passed, ReportExit.Of(report));
    }

    [Fact]
    public void Only_in_base_is_removed_and_fails() =>
        Expect(Judged(Set(Benchmark("A", Fine)), Set()), Outcome.Removed, null, Decision.Fail, ExitCode.Failed, Verdict.Failed);

    [Fact]
    public void Removed_where_the_rules_allow_it_passes() => Expect(
        Judged(
            Set(Benchmark("A", Fine)),
            Set(),
            GateRules.Default with { Rules = [new BenchmarkRule { Match = "A*", AllowRemoved = true }] }),
        Outcome.Removed, null, Decision.Pass, ExitCode.Passed, Verdict.Passed);

    [Fact]
    public void A_renamed_benchmark_is_compared_under_its_new_name()
    {
        var rules = GateRules.Default with { Renames = new Dictionary<string, string> { ["Old"] = "A" } };
        var result = Expect(
            Judged(Set(Benchmark("Old", Fine)), Set(Benchmark("A", Fine)), rules),
            Outcome.Unchanged, "renamed", Decision.Pass, ExitCode.Passed, Verdict.Passed);

        Assert.Equal("was Old in base", result.Message);
    }

    [Theory]
    [InlineData(FailureReason.Threw, "threw")]
    [InlineData(FailureReason.Timeout, "timeout")]
    [InlineData(FailureReason.Empty, "empty")]
    public void Failed_in_head_ends_the_run_with_3(FailureReason reason, string word)
    {
        var head = Set(Failed("A", reason));

        foreach (var report in new[] { Judged(Set(Benchmark("A", Fine)), head), Judged(Set(), head), Judged(head, head) })
        {
            var result = Expect(report, Outcome.Failed, word, Decision.Fail, ExitCode.NotMeasured, Verdict.Failed);
            Assert.Equal("what happened", result.Message);
        }
    }

    [Fact]
    public void No_metric_or_no_launch_in_head_is_a_failure_even_if_nobody_said_so()
    {
        foreach (var head in new[] { Benchmark("A"), Benchmark("A", Time(), Allocated()), Benchmark("A", Time() with { Launches = [new Launch { Values = [] }] }) })
        {
            Expect(Judged(Set(Benchmark("A", Fine)), Set(head)), Outcome.Failed, "empty", Decision.Fail, ExitCode.NotMeasured, Verdict.Failed);
        }
    }

    [Theory]
    [InlineData(FailureReason.Threw, "base-threw")]
    [InlineData(FailureReason.Timeout, "base-timeout")]
    [InlineData(FailureReason.Empty, "base-empty")]
    public void Failed_in_base_only_warns(FailureReason reason, string word) => Expect(
        Judged(Set(Failed("A", reason)), Set(Benchmark("A", Fine))),
        Outcome.Failed, word, Decision.Warn, ExitCode.Passed, Verdict.Inconclusive);

    [Fact]
    public void What_the_change_cannot_affect_is_skipped_and_not_removed()
    {
        var skipped = Benchmark("A", Fine);

        foreach (var baseSide in new[] { Set(), Set(skipped) })
        {
            var report = Judge.Decide(Request(baseSide, Set()) with { Skipped = [skipped.Identity] });
            Expect(report, Outcome.Skipped, "unaffected", Decision.Pass, ExitCode.Passed, Verdict.Passed);
        }
    }

    [Fact]
    public void No_benchmark_at_all_is_refused() => Assert.StartsWith(
        "There is neither a benchmark on a side nor a limit to judge.",
        Assert.Throws<ArgumentException>(() => Judged(Set(), Set())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_regression_beats_a_benchmark_that_failed()
    {
        var report = Judged(
            Set(Benchmark("A", Fine), Benchmark("B", Allocated(1, 1))),
            Set(Failed("A", FailureReason.Threw), Benchmark("B", Allocated(2, 2))));

        Assert.Equal(ExitCode.Failed, ReportExit.Of(report));
    }

    [Fact]
    public void Where_a_base_was_to_be_there_and_is_not_nothing_is_new()
    {
        var report = Judge.Decide(Request(Set(), Set(Benchmark("A", Fine))) with { RequiresBase = true });

        var result = Expect(report, Outcome.Inconclusive, "no-base", Decision.Warn, ExitCode.Passed, Verdict.Inconclusive);
        Assert.Equal("there is no base to compare with", result.Message);
    }

    /// <summary>One benchmark that both have says that there is a base, and others are new; one that only base has says nothing of the kind.</summary>
    [Fact]
    public void A_base_that_was_to_be_there_is_one_where_any_benchmark_is_on_both_sides()
    {
        Outcome OfNew(MeasurementSet ofBase, MeasurementSet head) =>
            Judge.Decide(Request(ofBase, head) with { RequiresBase = true }).Results.Single(result => result.Id == "New").Outcome;

        Assert.Equal(Outcome.Added, OfNew(Set(Benchmark("A", Fine)), Set(Benchmark("New", Fine), Benchmark("A", Fine))));
        Assert.Equal(Outcome.Inconclusive, OfNew(Set(Benchmark("Gone", Fine)), Set(Benchmark("New", Fine))));
    }

    [Fact]
    public void What_was_to_be_measured_and_was_not_is_inconclusive()
    {
        var report = Judge.Decide(Request(Set(), Set()) with { Unmeasured = [Benchmark("A", Fine).Identity] });

        var result = Expect(report, Outcome.Inconclusive, "not-measured", Decision.Warn, ExitCode.Passed, Verdict.Inconclusive);
        Assert.Equal(("measuring ended before its first pair", "Bench", "net10.0"), (result.Message, result.Project, result.Runtime));
    }

    [Fact]
    public void What_is_skipped_says_how_it_is_known()
    {
        var skipped = Benchmark("A", Fine).Identity;
        string? Said(Dictionary<BenchmarkIdentity, string> because) =>
            Assert.Single(Judge.Decide(Request(Set(), Set()) with { Skipped = [skipped], SkippedBecause = because }).Results).Message;

        Assert.Equal("the change cannot affect it", Said([]));
        Assert.Equal("the change cannot affect it: two launches never met it", Said(new() { [skipped] = "two launches never met it" }));
    }

    [Fact]
    public void A_failure_says_what_happened_and_where()
    {
        var (fine, failed) = (Set(Benchmark("A", Fine)), Set(Failed("A", FailureReason.Threw)));

        Assert.Equal("in base: what happened", Assert.Single(Judged(failed, fine).Results).Message);
        Assert.Equal("it returned no measurement", Assert.Single(Judged(fine, Set(Benchmark("A"))).Results).Message);
    }

    [Fact]
    public void A_renamed_benchmark_that_fails_says_how_and_has_the_names_of_head()
    {
        var rules = GateRules.Default with { Renames = new Dictionary<string, string> { ["Old"] = "A" } };
        var old = Benchmark("Old", Fine) with { Source = "Old.cs:7" };

        var failed = Assert.Single(Judged(Set(old), Set(Failed("A", FailureReason.Threw)), rules).Results);
        var compared = Assert.Single(Judged(Set(old), Set(Benchmark("A", Fine)), rules).Results);

        Assert.Equal(("A", "threw", "what happened"), (failed.Id, failed.Reason, failed.Message));
        Assert.Equal(("A", "Bench.cs:12"), (compared.Id, compared.Source));
    }

    private static ReportResult Expect(
        GateReport report, Outcome outcome, string? reason, Decision decision, ExitCode exit, Verdict verdict)
    {
        var result = Assert.Single(report.Results);
        Assert.Equal((outcome, reason, decision), (result.Outcome, result.Reason, result.Decision));
        Assert.Equal((exit, verdict), (ReportExit.Of(report), report.Verdict));
        return result;
    }
}
