using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

public sealed class BudgetJudgeTests
{
    private const double Median = 5e6;
    private const double Sigma = 0.4;

    /// <summary>z of 0.99.</summary>
    private static readonly double TrueP99 = Median * Math.Exp(Sigma * 2.3263478740408408);

    private static readonly GateRules Rules = GateRules.Default;

    [Fact]
    public void SlowIsBrokenFastIsKeptAndTheNumbersSayWhy()
    {
        var random = new Random(1);
        var (windows, total) = Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, 400, Median, Sigma))]);
        var scenario = Windows.Scenario(p50: Nanoseconds(Median * 1.3), p99: Nanoseconds(TrueP99 / 1.4));

        var results = Decided.Budgets(scenario, windows, total, Rules);

        Assert.Equal(["p50", "p99", "error-rate"], results.Select(result => result.Metric));
        var (p50, p99) = (results[0], results[1]);
        Assert.Equal((Outcome.Kept, Decision.Pass), (p50.Outcome, p50.Decision));
        Assert.Equal((Outcome.Broken, Decision.Fail), (p99.Outcome, p99.Decision));
        Assert.InRange(p99.Ratio!.Value, p99.Interval!.Value.Low * 0.95, p99.Interval.Value.High * 1.05);
        Assert.Contains("(shop.yml:14)", p99.Rule, StringComparison.Ordinal);
        Assert.Contains("proved above", p99.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereTheErrorRateIsSetIsSaid()
    {
        var random = new Random(1);
        var (windows, total) = Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, 400, Median, Sigma))]);
        var scenario = Windows.Scenario(Nanoseconds(Median), Nanoseconds(TrueP99), 0.01);

        var set = Decided.Budgets(scenario with { MaxErrorRateLine = 9 }, windows, total, Rules)[^1];
        var usual = Decided.Budgets(scenario, windows, total, Rules)[^1];

        Assert.Equal(("shop.yml:9", "error-rate ≤ 1 % (shop.yml:9)"), (set.LimitOrigin, set.Rule));
        Assert.Equal(("default", "error-rate ≤ 1 % (default)"), (usual.LimitOrigin, usual.Rule));
    }

    [Fact]
    public void ARunInWhichNothingWasDueIsVoid()
    {
        var windows = Enumerable.Range(0, 12).Select(i => Windows.Window([]) with { Start = i, Series = [] }).ToList();

        var refused = Assert.Throws<PerfGateException>(() => Decided.Budgets(Windows.Scenario(Nanoseconds(Median), Nanoseconds(TrueP99)), windows, windows[0], Rules));

        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.LoadNotSent), (refused.ExitCode, Assert.Single(refused.Diagnostics).Code));
        Assert.Contains("no request was due", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Were the rates what the rules promise, the counts below would be exceeded once in some thousand seeds.</summary>
    [Theory]
    [InlineData(120)]
    [InlineData(1000)]
    public void AtTheLimitNothingIsProvedAndBeyondItIsFound(int requests)
    {
        const int Runs = 200;
        int broken = 0, keptP50 = 0, keptP99 = 0, found = 0;
        var random = new Random(requests);
        for (var run = 0; run < Runs; run++)
        {
            var (windows, total) = Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, requests, Median, Sigma))]);
            var at = Decided.Budgets(Windows.Scenario(Nanoseconds(Median), Nanoseconds(TrueP99)), windows, total, Rules);
            broken += at.Any(result => result.Outcome == Outcome.Broken) ? 1 : 0;
            keptP50 += at.Count(result => result is { Metric: "p50", Outcome: Outcome.Kept });
            keptP99 += at.Count(result => result is { Metric: "p99", Outcome: Outcome.Kept });
            var beyond = Decided.Budgets(Windows.Scenario(Nanoseconds(Median / 1.5), Nanoseconds(TrueP99 / 1.5)), windows, total, Rules);
            found += beyond.Count(result => result is { Metric: "p50" or "p99", Outcome: Outcome.Broken });
        }

        Assert.InRange(broken, 0, 9);
        Assert.InRange(keptP50, 0, Runs * 0.1);
        Assert.InRange(keptP99, 0, Runs * 0.1);
        Assert.InRange(found, (int)(2 * Runs * 0.9), 2 * Runs);
    }

    [Fact]
    public void AfewErrorsInOneWindowAreNoProof()
    {
        var random = new Random(3);
        double[][] responses = [.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, 300, Median, Sigma))];
        int[] burst = [0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0];
        int[] everywhere = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4];

        Assert.Equal(Outcome.Inconclusive, ErrorRate(responses, burst).Outcome);
        Assert.Equal(Outcome.Broken, ErrorRate(responses, everywhere).Outcome);
        Assert.Equal(Outcome.Kept, ErrorRate(responses, []).Outcome);
    }

    [Fact]
    public void WindowsOfFewAnswersLeaveAp99Open()
    {
        var random = new Random(4);
        var (windows, total) = Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, 60, Median, Sigma))]);

        var p99 = Decided.Budgets(Windows.Scenario(Nanoseconds(Median), Nanoseconds(TrueP99 / 10)), windows, total, Rules)[1];

        Assert.Equal(Outcome.Inconclusive, p99.Outcome);
        Assert.Contains("12 of 12 windows hold fewer than the 100 answers", p99.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvestigateWarnsAndDoesNotFail()
    {
        var random = new Random(5);
        var (windows, total) = Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, 300, Median, Sigma))]);
        var scenario = Windows.Scenario(Nanoseconds(Median * 2), Nanoseconds(TrueP99 * 2));
        scenario = scenario with
        {
            Endpoints = [scenario.Endpoints[0] with { Budget = scenario.Endpoints[0].Budget! with { Investigate = Nanoseconds(TrueP99 / 2) } }],
        };

        var p99 = Decided.Budgets(scenario, windows, total, Rules)[1];
        var warning = Assert.Single(BudgetJudge.Warnings(scenario, total));

        Assert.Equal(Decision.Pass, p99.Decision);
        Assert.Equal(DiagnosticIds.BeyondInvestigate, warning.Code);
        Assert.Contains("investigate", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherTestsAndEarlierLooksMakeAProofDearer()
    {
        var random = new Random(1);
        var (windows, total) = Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, 400, Median, Sigma))]);
        var scenario = Windows.Scenario(p50: Nanoseconds(Median / 1.4), p99: Nanoseconds(TrueP99 * 2));

        var (alone, shared, first) = (P50(3, 1), P50(40, 1), P50(40, 0.3));

        Assert.Equal(3, BudgetJudge.CountOf(scenario));
        Assert.Equal((3 * Math.Pow(2, -12), Outcome.Broken), (alone.AdjustedPValue, alone.Outcome));
        Assert.Equal((40 * Math.Pow(2, -12), Outcome.Broken), (shared.AdjustedPValue, shared.Outcome));
        Assert.Equal(40 * Math.Pow(2, -12) / 0.3, first.AdjustedPValue!.Value, 1e-12);
        Assert.Equal(Outcome.Inconclusive, first.Outcome);

        ReportResult P50(int tests, double part) =>
            Decided.Of([.. BudgetJudge.Checks(scenario, windows, total).Select(check => check.AtLook(part))], Rules, tests)[0];
    }

    [Fact]
    public void FewWindowsAreRefusedAndVoidRunsToo()
    {
        var random = new Random(6);
        var (windows, total) = Windows.Of([.. Enumerable.Range(0, 10).Select(_ => Windows.Lognormal(random, 100, Median, Sigma))]);
        var scenario = Windows.Scenario(Nanoseconds(Median), Nanoseconds(TrueP99));

        var few = Assert.Throws<PerfGateException>(() => Decided.Budgets(scenario, [.. windows.Take(9)], total, Rules));
        var unsent = Assert.Throws<PerfGateException>(() => Decided.Budgets(scenario, windows, total with { Unsent = 5 }, Rules));

        Assert.Equal(DiagnosticIds.TooFewWindows, Assert.Single(few.Diagnostics).Code);
        Assert.Equal(DiagnosticIds.LoadNotSent, Assert.Single(unsent.Diagnostics).Code);
    }

    [Fact]
    public void FieldsOfTheEndpointComeBeforeThoseOfItsClassAndTheDefaults()
    {
        var scenario = Windows.Scenario(TimeSpan.FromMilliseconds(7), TimeSpan.FromMilliseconds(70));
        scenario = scenario with
        {
            Endpoints = [scenario.Endpoints[0] with { Budget = new LatencyBudget { P50 = TimeSpan.FromMilliseconds(7), Line = 14 } }],
            Budgets = new Dictionary<EndpointClass, LatencyBudget> { [EndpointClass.Read] = new() { P95 = TimeSpan.FromMilliseconds(60), Line = 5 } },
        };

        Assert.Equal(
            ["p50 < 7 ms (shop.yml:14)", "p95 < 60 ms (shop.yml:5)", "p99 < 100 ms (default for read)"],
            EffectiveBudget.For(scenario, scenario.Endpoints[0]).Select(budget => budget.Rule));
    }

    private static ReportResult ErrorRate(double[][] responses, int[] failed)
    {
        var (windows, total) = Windows.Of(responses, failed);
        return Decided.Budgets(Windows.Scenario(Nanoseconds(Median), Nanoseconds(TrueP99)), windows, total, Rules)[2];
    }

    private static TimeSpan Nanoseconds(double value) => TimeSpan.FromMilliseconds(value / 1e6);
}
