using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering;

/// <summary>The report's own words for outcomes, so that every sink says the same.</summary>
public static class OutcomeWords
{
    /// <summary>As in <c>report.json</c>; a failure names its kind: <c>failed: timeout</c>.</summary>
    public static string Of(ReportResult result) => result.Outcome switch
    {
        Outcome.Regressed => "regressed",
        Outcome.Improved => "improved",
        Outcome.Unchanged => "unchanged",
        Outcome.Inconclusive => "inconclusive",
        Outcome.Added => "added",
        Outcome.Removed => "removed",
        Outcome.Failed => result.Reason is { } reason && reason.All(c => char.IsAsciiLetterLower(c) || c == '-') ? $"failed: {reason}" : "failed",
        _ => "skipped",
    };
}
