using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed class VerdictSentenceTests
{
    [Fact]
    public void Failures_are_enumerated_worst_first() => Assert.Equal(
        "3 of 16 benchmarks regressed, 2 failed to run, 1 disappeared and 1 could not be settled",
        VerdictSentence.Of(SampleReports.EveryOutcome()).Finding);

    [Fact]
    public void A_green_build_says_what_it_proved()
    {
        var sentence = VerdictSentence.Of(SampleReports.Passed());

        Assert.Equal("none of 3 benchmarks regressed", sentence.Finding);
        Assert.Equal(
            ["The chance that an unchanged suite turns red is at most 1 %.", "For 3 of 3 benchmarks, a slowdown of 3 % or more is ruled out."],
            sentence.Guarantees);
    }

    [Fact]
    public void What_is_not_settled_is_said() => Assert.Equal(
        "none of 11 benchmarks regressed, 9 could not be settled",
        VerdictSentence.Of(SampleReports.Inconclusive()).Finding);

    [Fact]
    public void Files_carry_a_condition() => Assert.EndsWith(
        ", provided that both sides were measured under the same conditions.",
        VerdictSentence.Of(SampleReports.Files()).Guarantees[0],
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_promised_where_nothing_was_compared()
    {
        var sentence = VerdictSentence.Of(SampleReports.NothingToCompare());

        Assert.Equal("no benchmark is on both sides, so nothing was compared", sentence.Finding);
        Assert.Empty(sentence.Guarantees);
    }

    [Fact]
    public void Chance_plays_no_part_in_exact_values() => Assert.Equal(
        ["Only values that repeat exactly were compared: chance plays no part."],
        VerdictSentence.Of(SampleReports.AllocationsOnly()).Guarantees);

    [Theory]
    [InlineData(Decision.Warn, "1 of 1 benchmark regressed (warned)")]
    [InlineData(Decision.Waived, "1 of 1 benchmark regressed (waived)")]
    public void A_regression_that_passes_is_still_said(Decision decision, string expected) => Assert.Equal(
        expected,
        VerdictSentence.Of(new ReportBuilder().Time("A.B", Outcome.Regressed, 10, 11, decision).Build()).Finding);

    [Theory]
    [InlineData(Decision.Warn, "0 of 1 benchmark kept every limit, 1 broke a limit (warned)")]
    [InlineData(Decision.Waived, "0 of 1 benchmark kept every limit, 1 broke a limit (waived)")]
    public void A_broken_limit_that_passes_is_still_said(Decision decision, string expected) => Assert.Equal(
        expected,
        VerdictSentence.Of(new ReportBuilder().Add(LoadSamples.Budget("A", "p99", 10, 11, Outcome.Broken, decision)).Build()).Finding);

    [Fact]
    public void A_waived_limit_is_said_beside_a_comparison_too() => Assert.Equal(
        "none of 3 benchmarks regressed, 2 broke a limit (1 warned, 1 waived)",
        VerdictSentence.Of(new ReportBuilder()
            .Add(LoadSamples.Budget("A", "p99", 10, 11, Outcome.Broken, Decision.Waived))
            .Add(LoadSamples.Budget("B", "p99", 10, 11, Outcome.Broken, Decision.Warn))
            .Time("C", Outcome.Unchanged, 10, 10)
            .Build()).Finding);

    [Fact]
    public void Where_nothing_may_fail_what_went_wrong_is_said_all_the_same() => Assert.Equal(
        "none of 4 benchmarks regressed, 1 failed to run, 1 failed to run in base, 1 disappeared",
        VerdictSentence.Of(new ReportBuilder()
            .Whole("A.Throws", Outcome.Failed, "threw", Decision.Warn)
            .Whole("A.ThrewInBase", Outcome.Failed, "base-threw", Decision.Warn)
            .Whole("A.Gone", Outcome.Removed, decision: Decision.Warn)
            .Time("A.Same", Outcome.Unchanged, 10, 10)
            .Build()).Finding);

    [Fact]
    public void An_unaffected_suite_is_not_called_unchanged() => Assert.Equal(
        "the change cannot affect any of 1 benchmark",
        VerdictSentence.Of(new ReportBuilder().Whole("A.B", Outcome.Skipped, "unaffected").Build()).Finding);

    [Fact]
    public void Equal_reports_read_the_same_whatever_the_order_of_their_results()
    {
        var report = SampleReports.EveryOutcome();
        var turned = report with { Results = [.. report.Results.Reverse()] };

        Assert.Equal(MarkdownReport.Write(report), MarkdownReport.Write(turned));
    }
}
