using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Checks;

namespace PerfGate.Load.Tests.Conducting;

public sealed class ComparisonConductorTests
{
    [Fact]
    public async Task SidesTakeTurnsWithTheSameRequestsInEachPair()
    {
        var (run, order, before, after) = await RunAsync(headOverBase: 1);

        // One warm-up each, then A B B A or B A A B.
        var turns = string.Concat(order.Skip(2));
        Assert.Contains(turns[..4], new[] { "ABBA", "BAAB" });
        Assert.Equal(before.Plans.Skip(1).Select(plan => plan.Seed), after.Plans.Skip(1).Select(plan => plan.Seed));
        Assert.Equal(run.Pairs, before.Plans.Skip(1).Select(plan => plan.Seed).Distinct().Count());
        Assert.Equal(run.Pairs, run.Base.Windows.Count);
        Assert.True(run.Pairs < Profile.Default.MostPairs(), "what is settled must end early");
        Assert.All(Decided.Report(run).Results.Where(result => !result.IsCheck), result => Assert.Equal(Outcome.Unchanged, result.Outcome));
    }

    [Fact]
    public async Task TenPercentMoreIsFound()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1.1);

        var report = Decided.Report(run);

        Assert.Equal(Verdict.Failed, report.Verdict);
        Assert.Equal(run.Request.Plan!.Change.Pairs[0], run.Pairs);
        var p99 = report.Results.Single(result => result is { Id: "read", Metric: "p99", IsCheck: false });
        Assert.Equal(Outcome.Regressed, p99.Outcome);
        Assert.Equal(1.1, p99.Ratio!.Value, 0.02);

        // What a picture of the pairs is drawn from; and that what stayed open lacks pairs is by intent.
        Assert.Equal(run.Pairs, p99.Ratios!.Count);
        Assert.True(run.Request.EndedByFailing);
        Assert.DoesNotContain(report.Warnings, warning => warning.Code == DiagnosticIds.TooFewPairs);
    }

    [Fact]
    public async Task WhatTwoProcessesOfOneBuildMayDifferByIsNoRegression()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1.015);

        Assert.DoesNotContain(Decided.Report(run).Results, result => result.Outcome == Outcome.Regressed);
    }

    [Fact]
    public async Task BothSidesOfAPairHaveTheSameNumbersAndNoNumberComesTwice()
    {
        var (run, _, before, after) = await RunAsync(headOverBase: 1);

        var first = before.Plans.Skip(1).Select(plan => plan.FirstNumber!.Value).ToList();
        Assert.Equal(first, after.Plans.Skip(1).Select(plan => plan.FirstNumber!.Value));
        // A warm-up of 1 s and windows of 2 s at 200/s; what is sent before each window is not counted by the simulated session.
        Assert.Equal(Enumerable.Range(0, run.Pairs).Select(pair => 200L + (400 * pair)), first);
        Assert.Equal(200 + (400 * run.Pairs), run.NextNumber);
    }

    [Fact]
    public async Task HeadsBudgetsAreJudgedByItsWindowsAndShareTheErrorRate()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1, median: 15e6);
        var (quick, _, _, _) = await RunAsync(headOverBase: 1);

        // Both sides are slower than the default p50 of a read, 10 ms: nothing changed, and the budget is broken all the same.
        var budgets = Budgets(Estimated(run));
        Assert.All(Decided.Report(run).Results, result => Assert.NotEqual(Outcome.Regressed, result.Outcome));
        Assert.Equal([("p50", Outcome.Broken), ("p99", Outcome.Kept)], budgets.Take(2).Select(result => (result.Metric!, result.Outcome)));
        Assert.All(budgets, result => Assert.Equal("budget", result.Reason));
        Assert.All(Budgets(Estimated(quick)), result => Assert.Equal(Outcome.Kept, result.Outcome));
        // Three percentiles and the throughput; two budgets and the error rate.
        Assert.Equal(7, Decided.Report(run).Methodology.FamilySize);
        Assert.Equal(Math.Min(1, 7 * Math.Pow(2, -run.Pairs) / run.Request.Plan!.Change.PartAt(run.Pairs)), budgets[0].AdjustedPValue!.Value, 1e-9);
    }

    [Fact]
    public async Task PairsOfARampAreAtPlacesAllOverItBothSidesAtTheSame()
    {
        var stages = new[] { new LoadStage(100, 300, TimeSpan.FromSeconds(30)), LoadStage.Constant(300, TimeSpan.FromSeconds(30)) };
        var (run, _, before, after) = await RunAsync(headOverBase: 1, stages: stages);

        var rates = before.Plans.Skip(1).Select(plan => plan.Stages[0].From).ToList();
        Assert.Equal(rates, after.Plans.Skip(1).Select(plan => plan.Stages[0].From));
        Assert.InRange(rates.Min(), 100, 140);
        Assert.InRange(rates.Count(rate => rate >= 300), run.Pairs / 3, run.Pairs * 2 / 3);
    }

    [Fact]
    public async Task Ap99OfFewAnswersIsLeftOutAndSaid()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1, rate: 30);

        var report = Decided.Report(run);

        Assert.DoesNotContain(report.Results, result => result.Metric == "p99" && !result.IsCheck);
        Assert.Contains(report.Warnings, warning => warning.Code == DiagnosticIds.FewAnswers && warning.Message.Contains("60 answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PercentilesThatLackTheSameAnswersAreLeftOutInOneSentence()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1, rate: 8);

        var few = Assert.Single(Decided.Report(run).Warnings, warning => warning.Code == DiagnosticIds.FewAnswers);

        Assert.StartsWith("p95 and p99 of '", few.Message, StringComparison.Ordinal);
        Assert.Contains("are not compared: a window holds 16 answers;", few.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasCancelledKeepsItsPairsAndSaysSo()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var (run, _, _, _) = await RunAsync(headOverBase: 1, cancelled: cancelled);

        Assert.True(run.Interrupted);
        Assert.Equal(0, run.Pairs);
    }

    /// <summary>Simulated windows keep no histograms that the whole's could be added up from.</summary>
    private static ComparisonRun Estimated(ComparisonRun run) => run with { Head = run.Head with { Total = run.Head.Windows[0] } };

    private static async Task<(ComparisonRun Run, List<string> Order, SimulatedSession Base, SimulatedSession Head)> RunAsync(
        double headOverBase, double rate = 200, CancellationTokenSource? cancelled = null, double median = 5e6, IReadOnlyList<LoadStage>? stages = null)
    {
        List<string> order = [];
        var before = new SimulatedSession("A", order, _ => median, seed: 1);
        var after = new SimulatedSession("B", order, _ => median * headOverBase, seed: 2);
        var scenario = ConductedScenario.Of(rate);
        scenario = stages is null ? scenario : scenario with { Shape = scenario.Shape with { Stages = stages } };
        var conductor = new ComparisonConductor(scenario, before, after) { Environment = new MeasuredEnvironment { Key = "simulated" } };
        var plan = new ComparisonPlan { WarmUp = TimeSpan.FromSeconds(1), Seed = 7 };
        return (await conductor.RunAsync(plan, GateRules.Default, null, cancelled?.Token ?? TestContext.Current.CancellationToken), order, before, after);
    }

    /// <summary>By metric.</summary>
    private static IReadOnlyList<ReportResult> Budgets(ComparisonRun run) =>
        [.. Decided.Report(run).Results.Where(result => result.IsCheck).OrderBy(result => result.Metric == "error-rate").ThenBy(result => result.Metric, StringComparer.Ordinal)];
}
