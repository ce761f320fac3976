using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

public sealed class ExactLaneTests
{
    [Theory]
    [InlineData(64, 64, Outcome.Unchanged, Decision.Pass, 1.0)]
    [InlineData(64, 65, Outcome.Regressed, Decision.Fail, 65 / 64.0)]
    [InlineData(64, 48, Outcome.Improved, Decision.Pass, 0.75)]
    [InlineData(0, 0, Outcome.Unchanged, Decision.Pass, null)]
    [InlineData(0, 24, Outcome.Regressed, Decision.Fail, null)]
    [InlineData(24, 0, Outcome.Improved, Decision.Pass, 0.0)]
    public void Integers_that_agree_are_compared_as_they_are(
        double baseBytes, double headBytes, Outcome outcome, Decision decision, double? ratio)
    {
        var report = Judged(Allocated(baseBytes, baseBytes), Allocated(headBytes, headBytes));

        var result = Assert.Single(report.Results);
        Assert.Equal((outcome, "exact", decision), (result.Outcome, result.Reason, result.Decision));
        Assert.Equal(ratio, result.Ratio);
        Assert.Null(result.PValue);
        Assert.Null(result.Interval);
        Assert.Equal((2, headBytes), (result.Head!.N, result.Head.Median));
        Assert.Equal(0, report.Methodology.FamilySize);
    }

    [Fact]
    public void A_relative_limit_is_always_exceeded_by_what_grew_out_of_nothing()
    {
        var report = Judged(Allocated(0, 0), Allocated(24, 24), WithLimit(Metric.Allocated, new() { MaxIncrease = 0.5 }));

        Assert.Equal(Decision.Fail, Assert.Single(report.Results).Decision);
    }

    [Theory]
    [InlineData(8, Decision.Warn)]
    [InlineData(7, Decision.Fail)]
    public void An_absolute_limit_compares_the_absolute_growth(double limit, Decision decision)
    {
        var report = Judged(Allocated(64, 64), Allocated(72, 72), WithLimit(Metric.Allocated, new() { MaxIncreaseAbsolute = limit }));

        Assert.Equal(decision, Assert.Single(report.Results).Decision);
    }

    [Theory]
    [InlineData(new double[] { 1519, 1647 }, new double[] { 1519, 1647 }, Outcome.Unchanged, 1.0)]
    [InlineData(new double[] { 8, 16, 8 }, new double[] { 16, 24, 16 }, Outcome.Regressed, 2.0)]
    [InlineData(new double[] { 8, 16, 8, 8 }, new double[] { 4, 12, 4, 4 }, Outcome.Improved, 0.5)]
    public void Pairs_whose_sides_differ_by_one_integer_are_compared_as_they_are(double[] ofBase, double[] ofHead, Outcome outcome, double ratio)
    {
        var result = Assert.Single(Judged(Allocated(ofBase), Allocated(ofHead)).Results);

        Assert.Equal((outcome, "exact", ratio), (result.Outcome, result.Reason, result.Ratio));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Two_pairs_that_differ_alike_may_do_so_by_chance()
    {
        var result = Assert.Single(Judged(Allocated(8, 16), Allocated(16, 24)).Results);

        Assert.NotEqual("exact", result.Reason);
        Assert.Contains("inexact", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_differ_between_launches_take_the_paired_test_and_say_so()
    {
        double[] steady = [.. Enumerable.Repeat(1000.0, Pairs)];
        double[] lumpy = [.. steady.Select((value, index) => index == 3 ? value + 8 : value)];

        var result = Assert.Single(Judged(Allocated(steady), Allocated(lumpy)).Results);

        Assert.Equal(Outcome.Unchanged, result.Outcome);
        Assert.Null(result.Reason);
        Assert.NotNull(result.PValue);
        Assert.Contains("inexact: values differ between launches (head: 1000 to 1008 B); compared as a sample", result.Warnings);
    }

    [Fact]
    public void Inexact_values_with_zeros_are_compared_by_differences()
    {
        double[] none = [.. Enumerable.Range(0, Pairs).Select(i => i == 0 ? 8.0 : 0)];
        double[] some = [.. Enumerable.Range(0, Pairs).Select(i => 40.0 + i)];

        var result = Assert.Single(Judged(Allocated(none), Allocated(some)).Results);

        Assert.Equal((Outcome.Regressed, Decision.Fail), (result.Outcome, result.Decision));
        Assert.Null(result.Ratio);
        Assert.Null(result.Interval);
        Assert.Contains("values of 0 or below have no ratio: differences were tested instead", result.Warnings);
    }

    [Fact]
    public void One_launch_a_side_does_not_show_that_bytes_repeat()
    {
        var result = Assert.Single(Judged(Allocated(64), Allocated(96)).Results);

        Assert.Equal((Outcome.Inconclusive, "single-launch", Decision.Warn), (result.Outcome, result.Reason, result.Decision));
        Assert.Contains("2 launches a side are needed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_launch_a_side_decides_where_weak_evidence_is_allowed()
    {
        var report = Judged(Allocated(64), Allocated(96), With(compare => compare with { AllowWeakEvidence = true }));

        var result = Assert.Single(report.Results);
        Assert.Equal((Outcome.Regressed, "exact"), (result.Outcome, result.Reason));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("weak evidence", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stored_baseline_of_one_launch_decides_allocations_but_no_times()
    {
        var request = Request(
            Set(Benchmark("A", Time(100), Allocated(64))),
            Set(Benchmark("A", Time(Around(200)), Allocated(96, 96)))) with
        { Design = Design.Stored, Plan = null };

        var results = Judge.Decide(request).Results.ToDictionary(result => result.Metric!);

        Assert.Equal((Outcome.Regressed, "exact", Decision.Fail), State(results[Metric.Allocated]));
        Assert.Equal((Outcome.Inconclusive, "stored", Decision.Warn), State(results[Metric.Time]));
        Assert.Equal(100, results[Metric.Time].Base!.Median);
    }

    [Fact]
    public void Where_more_is_better_a_drop_is_the_regression()
    {
        static Metric Hits(double count) => Allocated(count, count) with { Name = "hits", Unit = "1", Better = Better.Higher };

        var result = Assert.Single(Judged(Hits(100), Hits(80)).Results);

        Assert.Equal((Outcome.Regressed, "exact", Decision.Fail), State(result));
        Assert.Equal(0.8, result.Ratio);
        Assert.Equal(Outcome.Improved, Assert.Single(Judged(Hits(80), Hits(100)).Results).Outcome);
    }

    [Theory]
    [InlineData(new double[] { 8, 16 }, new double[] { 1000, 1008 }, "values differ between launches (base: 8 to 16 B, head: 1000 to 1008 B)")]
    [InlineData(new double[] { 8, 16 }, new double[] { 8, 8 }, "values differ between launches (base: 8 to 16 B)")]
    [InlineData(new double[] { 64.5, 64.5 }, new double[] { 64.5, 64.5 }, "values are not whole numbers")]
    public void What_is_inexact_says_why(double[] ofBase, double[] ofHead, string why) => Assert.Contains(
        $"inexact: {why}; compared as a sample", Assert.Single(Judged(Allocated(ofBase), Allocated(ofHead)).Results).Warnings);

    private static (Outcome Outcome, string? Reason, Decision Decision) State(ReportResult result) =>
        (result.Outcome, result.Reason, result.Decision);
}
