using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Conducting;

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
        Assert.All(run.Decide().Results, result => Assert.Equal(Outcome.Unchanged, result.Outcome));
    }

    [Fact]
    public async Task TenPercentMoreIsFound()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1.1);

        var report = run.Decide();

        Assert.Equal(Verdict.Failed, report.Verdict);
        Assert.Equal(run.Request.Plan!.Change.Pairs[0], run.Pairs);
        var p99 = report.Results.Single(result => result is { Id: "read", Metric: "p99" });
        Assert.Equal(Outcome.Regressed, p99.Outcome);
        Assert.Equal(1.1, p99.Ratio!.Value, 0.02);
    }

    [Fact]
    public async Task WhatTwoProcessesOfOneBuildMayDifferByIsNoRegression()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1.015);

        Assert.DoesNotContain(run.Decide().Results, result => result.Outcome == Outcome.Regressed);
    }

    [Fact]
    public async Task Ap99OfFewAnswersIsLeftOutAndSaid()
    {
        var (run, _, _, _) = await RunAsync(headOverBase: 1, rate: 30);

        var report = run.Decide();

        Assert.DoesNotContain(report.Results, result => result.Metric == "p99");
        Assert.Contains(report.Warnings, warning => warning.Code == DiagnosticIds.FewAnswers && warning.Message.Contains("60 answers", StringComparison.Ordinal));
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

    private static async Task<(ComparisonRun Run, List<string> Order, SimulatedSession Base, SimulatedSession Head)> RunAsync(
        double headOverBase, double rate = 200, CancellationTokenSource? cancelled = null)
    {
        const double Median = 5e6;
        List<string> order = [];
        var before = new SimulatedSession("A", order, _ => Median, seed: 1);
        var after = new SimulatedSession("B", order, _ => Median * headOverBase, seed: 2);
        var scenario = ConductedScenario.Of(rate);
        var conductor = new ComparisonConductor(scenario, before, after) { Environment = new MeasuredEnvironment { Key = "simulated" } };
        var plan = new ComparisonPlan { WarmUp = TimeSpan.FromSeconds(1), Seed = 7 };
        return (await conductor.RunAsync(plan, GateRules.Default, null, cancelled?.Token ?? TestContext.Current.CancellationToken), order, before, after);
    }
}
