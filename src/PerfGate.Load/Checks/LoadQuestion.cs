using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>What the gate's judge is asked of a run that is compared with nothing.</summary>
public static class LoadQuestion
{
    /// <param name="scenario">Its budgets.</param>
    /// <param name="measured">The run; neither void nor interrupted.</param>
    /// <param name="rules">The false-alarm rate, and what an open result means.</param>
    /// <param name="today">Decides which waivers hold.</param>
    /// <exception cref="PerfGateException">Too few windows (PG5201, exit code 2), or requests that were never sent (PG5106, exit code 3).</exception>
    public static JudgeRequest Alone(LoadScenario scenario, LoadMeasurement measured, GateRules rules, DateOnly today) => new()
    {
        Head = new MeasurementSet { Environment = measured.Environment, Benchmarks = [] },
        Rules = rules,
        Today = today,
        Design = Design.Checks,
        Seed = scenario.Shape.Seed,
        Checks = BudgetJudge.Checks(scenario, measured),
        // The rules of benchmarks may be for other names than those of endpoints.
        IsPartial = true,
        Warnings = BudgetJudge.Warnings(scenario, measured.Total),
    };
}
