using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering.Comment;

/// <summary>One percentile, error rate or throughput of an endpoint: how it changed, and its budget.</summary>
/// <param name="Change">Of base and head, or of a tenant alone and beside another; null: only a budget was asked.</param>
/// <param name="Budget">Of the value itself; null: only a change was asked.</param>
internal sealed record LoadRow(ReportResult? Change, ReportResult? Budget)
{
    /// <summary>What asks for most attention.</summary>
    public ReportResult Worst => Budget is null || (Change is not null && ResultOrder.Instance.Compare(Change, Budget) <= 0) ? Change! : Budget;

    public bool IsChange => (Change is not null && ResultOrder.IsChange(Change)) || (Budget is not null && ResultOrder.IsChange(Budget));

    /// <summary>All rows of a report, in the order in which people want results.</summary>
    public static IReadOnlyList<LoadRow> Of(GateReport report) =>
    [
        .. report.Results
            .GroupBy(result => (result.Identity, result.Metric, result.Reason == Reasons.Isolation))
            .Select(same => new LoadRow(same.FirstOrDefault(result => !LimitWords.IsLimit(result)), same.FirstOrDefault(LimitWords.IsLimit)))
            .OrderBy(row => row.Worst, ResultOrder.Instance),
    ];
}
