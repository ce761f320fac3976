using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>One metric: how it changed, and the limit of its value.</summary>
/// <param name="Change">Of base and head, or of a check that has a measurement of its own beside it; null: only a limit was asked.</param>
/// <param name="Limit">Of the value itself; null: only a change was asked.</param>
internal sealed record MetricRow(ReportResult? Change, ReportResult? Limit)
{
    /// <summary>What asks for most attention.</summary>
    public ReportResult Worst => Limit is null || (Change is not null && ResultOrder.Instance.Compare(Change, Limit) <= 0) ? Change! : Limit;

    public bool IsChange => (Change is not null && ResultOrder.IsChange(Change)) || (Limit is not null && ResultOrder.IsChange(Limit));

    /// <summary>All rows of a report, in the order in which people want results.</summary>
    public static IReadOnlyList<MetricRow> Of(GateReport report)
    {
        var subject = Subject.Of(report);
        return
        [
            .. report.Results
                .GroupBy(result => (result.Identity, result.Metric, subject.PhrasesOf(result)?.Beside))
                .SelectMany(Rows)
                .OrderBy(row => row.Worst, ResultOrder.Instance),
        ];
    }

    /// <summary>The change beside the first limit; what else is asked of the metric in rows of its own.</summary>
    private static IEnumerable<MetricRow> Rows(IEnumerable<ReportResult> same)
    {
        ReportResult[] changes = [.. same.Where(result => !result.IsHeldAgainstLimit)];
        ReportResult[] limits = [.. same.Where(result => result.IsHeldAgainstLimit)];
        for (var i = 0; i < Math.Max(changes.Length, limits.Length); i++)
        {
            yield return new MetricRow(changes.ElementAtOrDefault(i), limits.ElementAtOrDefault(i));
        }
    }
}
