using PerfGate.Core.Reports;

namespace PerfGate.Core.Words;

/// <summary>The report's own words for outcomes, so that every sink says the same.</summary>
public static class OutcomeWords
{
    /// <summary>As in <c>report.json</c>.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Regressed => "regressed",
        Outcome.Improved => "improved",
        Outcome.Unchanged => "unchanged",
        Outcome.Inconclusive => "inconclusive",
        Outcome.Added => "added",
        Outcome.Removed => "removed",
        Outcome.Failed => "failed",
        Outcome.Kept => "kept",
        Outcome.Broken => "broken",
        _ => "skipped",
    };

    /// <summary>A failure names its kind: <c>failed: timeout</c>.</summary>
    public static string Of(ReportResult result) =>
        result is { Outcome: Outcome.Failed, Reason: { } reason } && reason.All(character => char.IsAsciiLetterLower(character) || character == '-')
            ? $"{Of(result.Outcome)}: {reason}"
            : Of(result.Outcome);
}
