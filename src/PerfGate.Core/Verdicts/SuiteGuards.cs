using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Words;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>What the whole suite's evidence cannot show, said once at the head of the report.</summary>
internal static class SuiteGuards
{
    private const int NamesShown = 3;

    public static IEnumerable<ReportWarning> Check(IReadOnlyList<Finding> findings, int familySize, double falseAlarms, SequentialPlan? plan, bool endedByFailing)
    {
        if (plan is not null)
        {
            if (TooLarge(familySize, falseAlarms, plan) is { } tooLarge)
            {
                yield return tooLarge;
            }

            if (!endedByFailing && Listed(findings, finding => IsCut(finding, plan), Pairs) is { } few)
            {
                yield return new ReportWarning(
                    DiagnosticIds.TooFewPairs, $"not settled within fewer than the {plan.MostPairs} planned pairs: {few}");
            }
        }

        if (Listed(findings, finding => finding.Reason == Reasons.SingleLaunch, Name) is { } single)
        {
            yield return new ReportWarning(
                DiagnosticIds.SingleLaunch,
                $"one launch a side proves nothing; it is all there is of {single}. " + (plan is null
                    ? "Measure with perfgate check, or with the number of launches that each result names"
                    : "Measuring ended before there were more"));
        }
    }

    /// <summary>Whether more pairs might have settled it, and were planned.</summary>
    private static bool IsCut(Finding finding, SequentialPlan plan) =>
        finding.Outcome == Outcome.Inconclusive
        && !finding.Result.IsCheck
        && (finding.Pairs < plan.MostPairs || (finding.NeedsMoreLaunches && finding.HasPairs));

    private static ReportWarning? TooLarge(int familySize, double falseAlarms, SequentialPlan plan)
    {
        var planned = plan.MostPairs;
        var smallest = SignedRank.SmallestPValue(planned);
        if (smallest * familySize <= falseAlarms)
        {
            return null;
        }

        var needed = SignedRank.PairsNeeded(familySize, falseAlarms);
        var profile = Enum.GetValues<Profile>().Where(profile => profile.MostPairs() >= needed).OrderBy(profile => profile.MostPairs());
        var advice = profile.Select(profile => $"use --profile {profile.ToString().ToLowerInvariant()}").FirstOrDefault();
        return new ReportWarning(
            DiagnosticIds.SuiteTooLarge,
            $"{Quantity.Count(familySize, "test has", "tests share")} a false-alarm rate of {Quantity.Percent(falseAlarms)}: with {planned} "
            + $"pairs the smallest possible p-value is {Quantity.Probability(smallest)}, {Quantity.Probability(falseAlarms / familySize)} is "
            + $"needed, and no regression can be proved; {needed} pairs are needed: "
            + $"{(advice is null ? "" : advice + ", or ")}gate fewer benchmarks in one suite");
    }

    private static string? Listed(IReadOnlyList<Finding> findings, Func<Finding, bool> applies, Func<Finding, string> describe)
    {
        var count = 0;
        var names = new List<string>(NamesShown);
        foreach (var finding in findings)
        {
            if (applies(finding) && ++count <= NamesShown)
            {
                names.Add(describe(finding));
            }
        }

        return count == 0 ? null : string.Join(", ", names) + (count > names.Count ? $" and {count - names.Count} more" : "");
    }

    private static string Name(Finding finding) => $"{finding.Identity.Display()} ({finding.Metric})";

    private static string Pairs(Finding finding) => $"{Name(finding)}: {finding.Pairs ?? 1}";
}
