using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Load.Verdicts;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Conducting;

namespace PerfGate.Tool.Load.Baselines;

/// <summary>Judges a run of load by committed runs of the same load, and by its budgets.</summary>
internal sealed class LoadAgainstStored(LoadScenario scenario, GateRules rules, Profile profile, LoadStored stored)
{
    /// <param name="found">What the run measured; with a fault nothing is judged.</param>
    /// <exception cref="PerfGateException">The run has too few windows (PG5201, exit code 2).</exception>
    public LoadFound Judge(LoadFound found)
    {
        if (found.Faults.Count > 0)
        {
            return found;
        }

        var verdict = StoredLoadJudge.Decide(
            scenario, found.Head, stored.Runs, ComparisonConductor.Careful(rules, profile), profile, DateOnly.FromDateTime(DateTime.UtcNow));
        return found with
        {
            Results = [.. verdict.Comparison.Results, .. verdict.Budgets],
            Comparison = verdict.Comparison.Methodology,
            Stored = new ReportSide { Commit = verdict.Base.Commit, Time = verdict.Base.Time, Origin = stored.Origin },
            Pairs = (verdict.Base, verdict.Head),
            Warnings = [.. found.Warnings, .. stored.Warnings, .. verdict.Comparison.Warnings],
        };
    }
}
