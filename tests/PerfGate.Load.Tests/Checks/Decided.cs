using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Load.Checks;
using PerfGate.Load.Conducting;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

/// <summary>What the gate's judge makes of checks.</summary>
internal static class Decided
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    /// <summary>In the order of the checks.</summary>
    public static IReadOnlyList<ReportResult> Of(IReadOnlyList<LimitCheck> checks, GateRules? rules = null, int? familySize = null)
    {
        var report = Judge.Decide(new JudgeRequest
        {
            Head = new MeasurementSet { Environment = new MeasuredEnvironment { Key = "test" }, Benchmarks = [] },
            Rules = rules ?? GateRules.Default,
            Today = Today,
            Design = Design.Checks,
            Checks = checks,
            FamilySize = familySize,
        });
        return [.. checks.Select(check => report.Results.Single(result => (result.Id, result.Metric, result.LimitKind) == (check.Result.Id, check.Result.Metric, check.Result.LimitKind)))];
    }

    public static IReadOnlyList<ReportResult> Budgets(LoadScenario scenario, IReadOnlyList<LoadWindow> windows, LoadWindow total, GateRules rules) =>
        Of(BudgetJudge.Checks(scenario, windows, total), rules);

    public static IReadOnlyList<ReportResult> Isolation(IsolationPlan plan, IReadOnlyList<IsolationBlock> blocks) =>
        IsolationJudge.Advised(Of(IsolationJudge.Checks(plan, blocks)), plan, blocks);

    /// <summary>Of a comparison, with head's budgets and the ratios of its pairs.</summary>
    public static GateReport Report(ComparisonRun run) =>
        ReportEvidence.Attach(Judge.Decide(run.Question()), run.Request.Base, run.Request.Head, run.Request.Rules.Renames, () => []);
}
