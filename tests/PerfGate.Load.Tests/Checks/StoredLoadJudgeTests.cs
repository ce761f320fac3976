using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Checks;

public sealed class StoredLoadJudgeTests
{
    private const double Median = 5e6;
    private const double Spread = 0.02;

    private static readonly LoadIdentity Identity = new() { Scenario = "shop", Load = "open, constant 200/s for 1m", Mix = "read 100 %", Connections = 100, Transport = "HTTP/1.1" };

    [Fact]
    public void ASlowdownFarBeyondTheSpreadOfEarlierRunsIsFound()
    {
        var verdict = Decide(Run(Median * 1.5), History(12));

        var p50 = verdict.Compared.Single(result => result.Metric == "p50");
        Assert.Equal((Outcome.Regressed, Decision.Fail, Reasons.Predicted), (p50.Outcome, p50.Decision, p50.Reason));
        Assert.Equal(1.5, p50.Ratio!.Value, 0.05);
        // Four metrics, and three limits that share their error rate.
        Assert.Equal(7, verdict.Report.Methodology.FamilySize);
        Assert.All(verdict.Budgets, budget => Assert.Equal((Outcome.Kept, LoadLimitKinds.Budget), (budget.Outcome, budget.Reason)));
    }

    [Fact]
    public void ARunLikeTheEarlierOnesIsNotRegressed() =>
        Assert.DoesNotContain(Decide(Run(Median), History(12)).Compared, result => result.Outcome == Outcome.Regressed);

    [Fact]
    public void WithFewerThanTenEarlierRunsNothingIsComparedAndTheBudgetsAreJudgedAllTheSame()
    {
        var verdict = Decide(Run(Median * 50), History(9));

        Assert.All(verdict.Compared, result => Assert.Equal((Outcome.Inconclusive, Reasons.Stored), (result.Outcome, result.Reason)));
        Assert.Contains("9 earlier runs of this environment, 10 are needed", verdict.Compared[0].Message, StringComparison.Ordinal);
        // The limits alone.
        Assert.Equal(3, verdict.Report.Methodology.FamilySize);
        Assert.Equal(Outcome.Broken, verdict.Budgets.Single(budget => budget.Metric == "p50").Outcome);
    }

    [Fact]
    public void EarlierRunsOfAnotherEnvironmentAreNotCompared()
    {
        var history = History(12).Select(set => set with { Environment = set.Environment with { Key = "other" } });

        Assert.All(Decide(Run(Median * 2), [.. history]).Compared, result => Assert.Contains("the environment is", result.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnotherRateIsRefused()
    {
        var history = History(12).Select(set => set with { Conditions = (Identity with { Load = "open, constant 500/s for 1m" }).Conditions() });

        var refused = Assert.Throws<PerfGateException>(() => Decide(Run(Median), [.. history]));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ConditionsDiffer), (refused.ExitCode, Assert.Single(refused.Diagnostics).Code));
    }

    [Fact]
    public void APercentileOfFewAnswersIsLeftOutAndAServiceThatAnswersNothingHasFailed()
    {
        var few = Decide(Run(Median, answers: 60), History(12));
        var silent = Decide(Silent(), History(12));

        Assert.DoesNotContain(few.Compared, result => result.Metric == "p99");
        Assert.Contains(few.Report.Warnings, warning => warning.Code == DiagnosticIds.FewAnswers && warning.Message.Contains("60 answers", StringComparison.Ordinal));
        Assert.Equal([("read", Outcome.Failed), ("all requests", Outcome.Inconclusive)], silent.Compared.Select(result => (result.Id, result.Outcome)));
        Assert.Equal("none of its requests succeeded", silent.Compared[0].Message);
        Assert.DoesNotContain(silent.Report.Warnings, warning => warning.Code == DiagnosticIds.FewAnswers);
        Assert.Equal(Outcome.Broken, silent.Budgets.Single(budget => budget.Metric == "error-rate").Outcome);
        Assert.Equal(ExitCode.Failed, ReportExit.Of(silent.Report));
    }

    private static Verdicts Decide(LoadMeasurement head, IReadOnlyList<MeasurementSet> history) => new(Judge.Decide(StoredLoadJudge.Question(
        Windows.Scenario(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(300), 0.01), head, history, GateRules.Default, Profile.Default, new DateOnly(2026, 11, 25))));

    /// <summary>Runs whose medians lie around one value as those of a machine do.</summary>
    private static IReadOnlyList<MeasurementSet> History(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => LoadMeasurements.Of(Run(Median * Math.Exp(Spread * ((2 * random.NextDouble()) - 1)))))];
    }

    private static LoadMeasurement Run(double median, int answers = 400)
    {
        var random = new Random(5);
        return Of(Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Windows.Lognormal(random, answers, median, 0.3))]));
    }

    private static LoadMeasurement Silent() =>
        Of(Windows.Of([.. Enumerable.Range(0, 12).Select(_ => Array.Empty<double>())], 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100));

    private static LoadMeasurement Of((IReadOnlyList<LoadWindow> Windows, LoadWindow Total) measured) => new()
    {
        Environment = new MeasuredEnvironment { Key = "here" },
        Identity = Identity,
        Windows = measured.Windows,
        Total = measured.Total,
    };

    /// <summary>The report's results by the question that they answer.</summary>
    private sealed record Verdicts(GateReport Report)
    {
        public IReadOnlyList<ReportResult> Compared => [.. Report.Results.Where(result => !result.IsCheck)];

        public IReadOnlyList<ReportResult> Budgets => [.. Report.Results.Where(result => result.LimitKind == LoadLimitKinds.Budget)];
    }
}
