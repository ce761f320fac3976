using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

public sealed class InstructionTests
{
    private static readonly double[] Steady = [.. Enumerable.Repeat(100.0, Pairs)];

    [Theory]
    [InlineData(11_565, 11_565, "equal", "instructions and allocated bytes are exactly equal (11565 instructions an operation)")]
    [InlineData(11_565, 11_685, "+120 (+1.0 %)", "instructions +120 (+1.0 %): 11565 to 11685 an operation")]
    [InlineData(11_685, 11_565, "−120 (−1.0 %)", "instructions −120 (−1.0 %): 11685 to 11565 an operation")]
    [InlineData(0, 12, "+12", "instructions +12: 0 to 12 an operation")]
    public void Without_a_rule_they_stand_beside_the_time(double before, double after, string change, string words)
    {
        var report = Of(Instructions(before, before), Instructions(after, after), GateRulesOf());

        Assert.Equal(["time", "allocated"], report.Results.Select(result => result.Metric));
        var time = report.Results[0];
        Assert.Equal((Outcome.Unchanged, new ReportInstructions(before, after, Repeats: true) { AllocatesAlike = true }), (time.Outcome, time.Instructions));
        Assert.Null(report.Results[1].Instructions);
        Assert.Equal(change, ResultWords.Instructions(time));
        Assert.Contains(words, ResultWords.Explain(time));

        // The time's alone.
        Assert.Equal(1, report.Methodology.FamilySize);
    }

    [Fact]
    public void Launches_that_differ_are_told_by_their_medians()
    {
        var report = Of(Instructions(1669, 1647), Instructions(1735, 1669), GateRulesOf());

        var time = report.Results[0];
        Assert.Equal(new ReportInstructions(1658, 1702, Repeats: false) { AllocatesAlike = true }, time.Instructions);
        Assert.Equal("≈ +2.7 %", ResultWords.Instructions(time));
        Assert.Contains("instructions differ between launches: medians 1658 and 1702 an operation", ResultWords.Explain(time));
        Assert.Equal(1, report.Methodology.FamilySize);
    }

    [Fact]
    public void Launches_that_differ_alike_on_both_sides_are_equal()
    {
        var time = Of(Instructions(1519, 1647), Instructions(1519, 1647), GateRulesOf()).Results[0];

        Assert.Equal("equal", ResultWords.Instructions(time));
        Assert.Contains("instructions and allocated bytes are exactly equal (1583 instructions an operation)", ResultWords.Explain(time));
    }

    [Fact]
    public void A_rule_that_had_nothing_to_judge_is_told()
    {
        var side = Set(
            Benchmark("A", Time(Steady), Instructions(5, 5)),
            Benchmark("B", Time(Steady)) with { WhyNotCounted = "an operation waits" },
            Benchmark("C", Time(Steady)));

        var report = Judged(side, side, WithLimit(Metric.Instructions, new() { MaxIncrease = 0.01 }));

        var warning = Assert.Single(report.Warnings, one => one.Code == "PG2016");
        Assert.Equal("a rule limits instructions, and there are none of B (an operation waits), C: it judged nothing there", warning.Message);
        Assert.DoesNotContain(Judged(side, side).Warnings, one => one.Code == "PG2016");
    }

    [Fact]
    public void Reasons_beyond_the_first_few_are_counted_alone()
    {
        var side = Set([.. Enumerable.Range(0, 20).Select(i => Benchmark($"B{i}", Time(Steady)) with { WhyNotCounted = $"reason {i:00}" })]);

        var sentence = Assert.Single(MethodologySentences.Of(Judged(side, side)), one => one.Contains("not counted", StringComparison.Ordinal));

        Assert.Contains("reason 05: 1; other reasons: 14)", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("reason 06", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01, Decision.Fail)]
    [InlineData(0.02, Decision.Warn)]
    public void A_rule_judges_them(double limit, Decision decision)
    {
        var report = Of(Instructions(11_565, 11_565), Instructions(11_685, 11_685), WithLimit(Metric.Instructions, new() { MaxIncrease = limit }));

        var result = Assert.Single(report.Results, one => one.Metric == Metric.Instructions);
        Assert.Equal((Outcome.Regressed, Reasons.Exact, decision), (result.Outcome, result.Reason, result.Decision));
        Assert.All(report.Results, one => Assert.Null(one.Instructions));
    }

    [Fact]
    public void Other_runtimes_give_other_instructions()
    {
        var head = Set(Benchmark("A", Time(Steady), Instructions(11_685, 11_685))) with { Environment = Measured.Environment with { Runtime = ".NET 11.0.0" } };

        var report = Judged(Set(Benchmark("A", Time(Steady), Instructions(11_565, 11_565))), head);

        Assert.All(report.Results, one => Assert.Null(one.Instructions));
        Assert.DoesNotContain(report.Results, one => one.Metric == Metric.Instructions);
    }

    [Fact]
    public void The_report_says_how_many_were_counted_and_why_others_were_not()
    {
        var head = Set(
            Benchmark("A", Time(Steady), Instructions(5, 5)),
            Benchmark("B", Time(Steady)) with { WhyNotCounted = "it waits" },
            Benchmark("C", Time(Steady)) with { WhyNotCounted = "it is large" },
            Benchmark("D", Time(Steady)) with { WhyNotCounted = "it waits" });

        var report = Judged(head, head);

        Assert.Equal(1, report.Methodology.InstructionsCounted);
        Assert.Equal([new("it waits", 2), new("it is large", 1)], report.Methodology.WhyNotCounted!);
        Assert.Contains(MethodologySentences.Of(report), sentence => sentence.Contains("of 1 benchmark (not counted: it waits: 2; it is large: 1).", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_did_not_try_says_nothing()
    {
        var report = JudgedRatios(Around(1));

        Assert.Null(report.Methodology.InstructionsCounted);
        Assert.DoesNotContain(MethodologySentences.Of(report), sentence => sentence.Contains("nstructions", StringComparison.Ordinal));
    }

    private static Core.Rules.GateRules GateRulesOf() => Core.Rules.GateRules.Default;

    private static GateReport Of(Metric before, Metric after, Core.Rules.GateRules rules) => Judged(
        Set(Benchmark("A", Time(Steady), Allocated(64, 64), before)), Set(Benchmark("A", Time(Steady), Allocated(64, 64), after)), rules);

    private static Metric Instructions(params IReadOnlyList<double> launches) =>
        Allocated(launches) with { Name = Metric.Instructions, Unit = "per op" };
}
