using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Verdicts;

/// <summary>
/// Instructions that no rule limits have no verdict: they stand beside the time that they explain, and take no part in the error rate
/// of the suite.
/// </summary>
internal static class InformativeInstructions
{
    /// <summary>Takes the findings about them out of the list, and puts what they say beside the times.</summary>
    public static void PutBeside(List<Finding> findings, RuleBook rules)
    {
        var counted = findings
            .Where(finding => finding.Metric == Metric.Instructions && !rules.Limits(finding.Id, Metric.Instructions))
            .ToDictionary(finding => finding.Identity);
        if (counted.Count == 0)
        {
            return;
        }

        var alike = findings
            .Where(finding => finding is { Metric: Metric.Allocated, Outcome: Outcome.Unchanged, Reason: Reasons.Exact })
            .Select(finding => finding.Identity)
            .ToHashSet();
        findings.RemoveAll(finding => finding.Metric == Metric.Instructions && counted.ContainsKey(finding.Identity));
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is { Metric: Metric.Time } time
                && counted.TryGetValue(time.Identity, out var found)
                && Of(found) is { } instructions)
            {
                findings[i] = time with
                {
                    Result = time.Result with { Instructions = instructions with { AllocatesAlike = alike.Contains(time.Identity) } },
                };
            }
        }
    }

    /// <summary>Null where the sides cannot be held against each other.</summary>
    private static ReportInstructions? Of(Finding finding) =>
        finding.Result is { Base: { } before, Head: { } after } && finding.Reason is not (Reasons.NotComparable or Reasons.Stored)
            ? new ReportInstructions(before.Median, after.Median, finding.Reason == Reasons.Exact)
            : null;
}
