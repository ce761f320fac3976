using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Statistics;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>At which level each outcome is proved, and how many launches or pairs a suite is told to bring.</summary>
public sealed class SettlementTests
{
    private static readonly GateRules AtOneInTwenty = With(compare => compare with { FalseAlarms = 0.05 });

    private static double NoiseFloor => GateRules.Default.Compare.NoiseFloor;

    /// <summary>Three launches a side that do not overlap are one arrangement of twenty: 5 % is proof at a level of 5 %.</summary>
    [Theory]
    [InlineData(100, Outcome.Unchanged)]
    [InlineData(200, Outcome.Regressed)]
    [InlineData(50, Outcome.Improved)]
    public void A_p_value_of_just_the_level_is_proof(double head, Outcome outcome) =>
        Assert.Equal(outcome, Only(Judged(Three(100), Three(head), AtOneInTwenty)).Outcome);

    /// <summary>That it is not slower is a claim of its own, with a level of its own.</summary>
    [Theory]
    [InlineData(200, Outcome.Inconclusive)]
    [InlineData(50, Outcome.Unchanged)]
    public void And_above_it_is_none(double head, Outcome outcome) => Assert.Equal(
        outcome, Only(Judged(Three(100), Three(head), With(compare => compare with { FalseAlarms = 0.0499 }))).Outcome);

    [Fact]
    public void The_launches_needed_are_the_fewest_with_which_the_level_can_be_met()
    {
        static Metric Two(double value) => Time(value, value + 0.01).Unpaired();

        Assert.Equal(
            "no change of any size could have been proved; 3 launches a side are needed where 1 test has a false-alarm rate of 5 % "
            + "(BenchmarkDotNet: --launchCount), or measure both sides with perfgate check",
            Only(Judged(Two(100), Two(200), AtOneInTwenty)).Message);
    }

    [Fact]
    public void The_pairs_needed_are_those_of_the_first_look()
    {
        var plan = SequentialPlan.Create(1, 0.01, Profile.Default);

        var result = Only(Judge.Decide(Request(Set(Benchmark("A", Time(100))), Set(Benchmark("A", Time(300)))) with { Plan = plan }));

        Assert.Equal(
            $"one launch a side cannot tell a change from the luck of a launch; {plan.Change.Pairs[0]} pairs are needed where 1 test has a false-alarm rate of 1 %",
            result.Message);
    }

    /// <summary>What lacks launches will be a test when it has them; so will each check be, and all share the rate.</summary>
    [Theory]
    [InlineData(null, 4)]
    [InlineData(2, 4)]
    [InlineData(10, 10)]
    public void What_lacks_launches_counts_with_all_that_is_tested(int? suite, int tests)
    {
        var set = Set(Benchmark("Single", Time(100).Unpaired()), Benchmark("Another", Time(100).Unpaired()), Benchmark("Tested", Time(Around(100))));

        var report = Judge.Decide(Request(set, set) with { Checks = [Check], FamilySize = suite });

        Assert.All(
            report.Results.Where(result => result.Reason == "single-launch"),
            result => Assert.Contains($"where {tests} tests share", result.Message, StringComparison.Ordinal));
        Assert.Equal(2, report.Results.Count(result => result.Reason == "single-launch"));
        Assert.Equal(Math.Max(2, suite ?? 0), report.Methodology.FamilySize);
    }

    /// <summary>Counts that repeat are no tests, and a message of theirs is not the one of what lacks launches.</summary>
    [Fact]
    public void Only_what_lacks_launches_is_told_so()
    {
        var set = Set(Benchmark("Single", Time(100).Unpaired(), Allocated(64)), Benchmark("Failed", Time(100).Unpaired()));
        var head = set with { Benchmarks = [set.Benchmarks[0], Failed("Failed", FailureReason.Threw)] };

        var results = Judged(set, head).Results;

        Assert.Equal("what happened", results.Single(result => result.Id == "Failed").Message);
        Assert.Equal(
            "one launch does not show that allocated repeats: 2 launches a side are needed",
            results.Single(result => result.Metric == Metric.Allocated).Message);
        Assert.Contains("where 1 test has", results.Single(result => result.Metric == Metric.Time).Message, StringComparison.Ordinal);
    }

    /// <summary>Of the error of the last look, shared by the suite, and beyond the noise floor.</summary>
    [Fact]
    public void The_change_that_pairs_could_have_shown_is_that_of_the_last_look()
    {
        var plan = SequentialPlan.Create(2, 0.01, Profile.Default);
        double[] scattered = Scattered(1, 0.3);
        double[] ratios = [.. Enumerable.Range(0, Pairs).Select(i => scattered[i * 7 % Pairs])];
        var (before, after) = (Time([.. ratios.Select(_ => 100.0)]), Time([.. ratios.Select(ratio => 100 * ratio)]));

        var result = Only(Judge.Decide(Request(Set(Benchmark("A", before)), Set(Benchmark("A", after))) with { Plan = plan, FamilySize = 2 }));

        var shift = MinimumDetectableEffect.Of(Array.ConvertAll(ratios, Math.Log), plan.Change.Weights[^1] * 0.01 / 2);
        Assert.Equal(Math.Exp(shift + Math.Log(1 + NoiseFloor)) - 1, result.Detectable!.Value, 9);
        Assert.EndsWith("; more pairs or a quieter machine would settle it", result.Message, StringComparison.Ordinal);
    }

    /// <summary>What was not measured in pairs is tested once: it has the whole error.</summary>
    [Fact]
    public void The_change_that_launches_could_have_shown_is_that_of_the_whole_error()
    {
        double[] one = Scattered(100, 0.3), other = Scattered(101, 0.3);

        var result = Only(Judge.Decide(Request(Set(Benchmark("A", Time(one).Unpaired())), Set(Benchmark("A", Time(other).Unpaired()))) with
        {
            Plan = SequentialPlan.Create(2, 0.01, Profile.Default),
            FamilySize = 2,
        }));

        var shift = new UnpairedShift(Array.ConvertAll(one, Math.Log), Array.ConvertAll(other, Math.Log)).DetectableAt(0.01 / 2);
        Assert.Equal(Math.Exp(shift + Math.Log(1 + NoiseFloor)) - 1, result.Detectable!.Value, 9);
    }

    /// <summary>Regressed is proved beyond the floor; both p-values of the report are of that test.</summary>
    [Fact]
    public void The_report_has_the_p_value_before_and_after_the_correction()
    {
        var set = Set(Benchmark("A", Time(Around(100))), Benchmark("B", Time(Around(100))));
        var head = Set(Benchmark("A", Time(Around(105))), Benchmark("B", Time(Around(105))));

        Assert.All(Judged(set, head).Results, result => Assert.Equal((Math.ScaleB(1, -16), Math.ScaleB(1, -15)), (result.PValue, result.AdjustedPValue)));
    }

    private static LimitCheck Check => new()
    {
        Above = 0.5,
        Result = new ReportResult
        {
            Id = "query",
            Metric = "rows",
            Outcome = Outcome.Inconclusive,
            Decision = Decision.Warn,
            Limit = 10,
            LimitKind = "rows",
        },
    };

    private static Metric Three(double value) => Time(value, value + 0.01, value + 0.02).Unpaired();

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
