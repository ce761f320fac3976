using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Checks;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Load.Comparing;

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

        var question = StoredLoadJudge.Question(
            scenario, found.Head, stored.Runs, ComparisonConductor.Careful(rules, profile), profile, DateOnly.FromDateTime(DateTime.UtcNow));
        return found with
        {
            Question = question,
            Stored = new ReportSide { Commit = question.Base!.Commit, Time = question.Base.Time, Origin = stored.Origin },
            Pairs = (question.Base, question.Head),
            Warnings = [.. found.Warnings, .. stored.Warnings],
        };
    }
}
