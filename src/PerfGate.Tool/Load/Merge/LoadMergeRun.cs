using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Checks;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Merge;

/// <summary>Joins the shards of a load and judges them once, as if one machine had sent all of it.</summary>
/// <param name="scenario">Whose budgets are asked; null: it was not named.</param>
/// <param name="rules">The false-alarm rate, and what an open result means.</param>
internal sealed class LoadMergeRun(LoadScenario? scenario, GateRules rules)
{
    /// <exception cref="PerfGateException">The shards disagree, or the scenario is not that of the run (exit code 2).</exception>
    public (GateReport Report, LoadMeasurement Head) Execute(IReadOnlyList<string> folders)
    {
        if (scenario is null)
        {
            throw Invalid("These are shards of a load, and a verdict needs the budgets of its scenario. Name it: `perfgate merge DIR... --scenario FILE`.");
        }

        var head = LoadShards.Join(folders);
        if (scenario.Name != head.Identity.Scenario)
        {
            throw Invalid($"The shards are of scenario '{head.Identity.Scenario}', and {scenario.File} is '{scenario.Name}'. Name the scenario that was run.");
        }

        var decided = head.Interrupted ? null : Judge.Decide(BudgetJudge.Question(scenario, head, rules, DateOnly.FromDateTime(DateTime.UtcNow)));
        var report = LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = head,
            HeadCurves = PercentileCurves.Of(head),
            Results = decided?.Results ?? [],
            Comparison = decided?.Methodology,
            Warnings = decided?.Warnings ?? [],
            Data = scenario.Data,
            Method = new LoadMethod { WarmUp = scenario.Shape.WarmUp.TotalSeconds, Seed = scenario.Shape.Seed, Machines = folders.Count },
        });
        return (report, head);
    }

    private static PerfGateException Invalid(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, message));
}
