using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>What the whole suite's evidence cannot show, said once at the head of the report.</summary>
internal static class SuiteGuards
{
    private const int NamesShown = 3;

    public static IEnumerable<ReportWarning> Check(IReadOnlyList<Finding> findings, int familySize, double falseAlarms, int? plannedPairs)
    {
        if (plannedPairs is { } planned)
        {
            if (TooLarge(familySize, falseAlarms, planned) is { } tooLarge)
            {
                yield return tooLarge;
            }

            if (Listed(findings, finding => finding.Pairs < planned || finding.Reason == Reasons.TooFewPairs, Pairs) is { } few)
            {
                yield return new ReportWarning(DiagnosticIds.TooFewPairs, $"fewer than the {planned} planned pairs were measured of {few}");
            }
        }

        if (Listed(findings, finding => finding.Reason == Reasons.SingleLaunch, Name) is { } single)
        {
            yield return new ReportWarning(
                DiagnosticIds.SingleLaunch,
                $"one launch a side proves nothing; it is all there is of {single}. Measure with perfgate check, or with the number "
                + "of launches that each result names");
        }
    }

    private static ReportWarning? TooLarge(int familySize, double falseAlarms, int planned)
    {
        var smallest = SignedRank.SmallestPValue(planned);
        if (smallest * familySize <= falseAlarms)
        {
            return null;
        }

        var needed = SignedRank.PairsNeeded(familySize, falseAlarms);
        var profile = Enum.GetValues<Profile>().Where(profile => profile.Pairs() >= needed).OrderBy(profile => profile.Pairs());
        var advice = profile.Select(profile => $"use --profile {profile.ToString().ToLowerInvariant()}").FirstOrDefault();
        return new ReportWarning(
            DiagnosticIds.SuiteTooLarge,
            $"{Wording.Count(familySize, "test has", "tests share")} a false-alarm rate of {Wording.Percent(falseAlarms)}: with {planned} "
            + $"pairs the smallest possible p-value is {Wording.Probability(smallest)}, {Wording.Probability(falseAlarms / familySize)} is "
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

    private static string Name(Finding finding) => $"{finding.Benchmark.Identity.Display()} ({finding.Metric})";

    private static string Pairs(Finding finding) => $"{Name(finding)}: {finding.Pairs ?? 1}";
}
