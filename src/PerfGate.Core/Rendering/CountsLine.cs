using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>The counts that are not zero, worst first.</summary>
public static class CountsLine
{
    public static IReadOnlyList<OutcomeCount> Of(ReportCounts counts) =>
    [
        .. new OutcomeCount[]
        {
            new(Outcome.Regressed, counts.Regressed, "regressed"),
            new(Outcome.Broken, counts.Broken, "broken"),
            new(Outcome.Failed, counts.Failed, "failed"),
            new(Outcome.Removed, counts.Removed, "removed"),
            new(Outcome.Inconclusive, counts.Inconclusive, "inconclusive"),
            new(Outcome.Improved, counts.Improved, "improved"),
            new(Outcome.Unchanged, counts.Unchanged, "unchanged"),
            new(Outcome.Kept, counts.Kept, "kept"),
            new(Outcome.Added, counts.Added, "added"),
            new(Outcome.Skipped, counts.Skipped, "skipped"),
        }.Where(part => part.Count > 0),
    ];
}
