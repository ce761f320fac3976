using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Verdicts;

/// <summary>Which benchmarks need no more pairs. Asked at the looks of the plan, it costs the verdict none of its error rate.</summary>
public static class StoppingRule
{
    /// <param name="request">What was measured so far, with the plan by which it is measured.</param>
    /// <returns>Identities, in head, of benchmarks every metric of which is settled.</returns>
    public static IReadOnlySet<BenchmarkIdentity> Settled(JudgeRequest request)
    {
        var suite = SuiteComparison.Of(request, isInterim: true);
        var settled = new HashSet<BenchmarkIdentity>();
        var open = new HashSet<BenchmarkIdentity>();
        foreach (var finding in suite.Findings)
        {
            (IsSettled(finding, suite.Plan) ? settled : open).Add(finding.Identity);
        }

        settled.ExceptWith(open);
        return settled;
    }

    /// <summary>Whether a slowdown is proved already that fails the gate: no further pair could let it pass.</summary>
    /// <param name="request">What was measured so far, at a look of its plan.</param>
    public static bool HasFailed(JudgeRequest request)
    {
        var decisions = new DecisionRule(new RuleBook(request.Rules), request.Today, request.Rules.Compare.Enforce);
        return SuiteComparison.Of(request, isInterim: true).Findings
            .Any(finding => finding.Outcome == Outcome.Regressed && decisions.Decide(finding).Decision == Decision.Fail);
    }

    private static bool IsSettled(Finding finding, SequentialPlan plan)
    {
        if (finding.Outcome == Outcome.Inconclusive)
        {
            // What no further pair would change is as good as settled.
            return finding.Test is null && !finding.NeedsMoreLaunches && finding.Reason != Reasons.SingleLaunch;
        }

        if (finding.Outcome != Outcome.Unchanged || finding.Test is not { } test)
        {
            return true;
        }

        // Not slower is proved; whether it is faster is worth a few more pairs, but never as many as a doubt about a slowdown.
        return test.SmallImprovement <= SuiteSettlement.UnchangedLevel || finding.Pairs >= plan.Change.Pairs[0];
    }
}
