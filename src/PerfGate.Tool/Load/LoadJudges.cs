using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Load.Verdicts;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;

namespace PerfGate.Tool.Load;

/// <summary>Calls the judges that a run of load is for.</summary>
internal static class LoadJudges
{
    public static IReadOnlyList<ReportResult> Decide(LoadScenario scenario, LoadMeasurement measured, GateRules rules) =>
        BudgetJudge.Decide(scenario, measured, rules);
}
