using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering.Comment;

/// <summary>The comment's table of a run of load: endpoint, percentile, what was measured, change and budget.</summary>
/// <param name="report">Whose rows they are.</param>
/// <param name="names">Of its endpoints.</param>
internal sealed class LoadTable(GateReport report, BenchmarkNames names)
{
    private const int LongestFinding = 300;

    /// <param name="to">Gets the table.</param>
    /// <param name="rows">At least one.</param>
    /// <param name="withVerdict">False where all rows have the same.</param>
    public void Write(MarkdownWriter to, IReadOnlyList<LoadRow> rows, bool withVerdict = true)
    {
        if (rows.All(row => row.Worst.Reason == Reasons.Limit))
        {
            to.Table(
                ["Verdict", Subject.Of(report).Title, "What happened"],
                rows.Select(row => (string[])[VerdictOf(row), MarkdownText.Code(names.Brief(row.Worst.Identity)), MarkdownText.Prose(VisibleText.Shorten(row.Worst.Message ?? "", LongestFinding))]));
            return;
        }

        var interval = $"({Quantity.Percent(report.Methodology.Confidence)} interval):";
        List<(string Title, Func<LoadRow, string> Of)> columns =
        [
            ("Verdict", VerdictOf),
            (Subject.Of(report).Title, row => MarkdownText.Code(names.Brief(row.Worst.Identity))),
            ("Metric", MetricOf),
            (TitleOf(rows), Measured),
            ($"Change {interval}", row => row.Change is { } change ? CommentRow.Change(change) : Quantity.None),
            ("Budget:", row => row.Budget is { } budget ? CommentRow.Unbroken(MarkdownText.Prose(LimitWords.Sides(budget).Limit)) : Quantity.None),
            ($"Of the budget {interval}", row => row.Budget is { } budget ? CommentRow.Change(budget) : Quantity.None),
        ];
        if (!withVerdict)
        {
            columns.RemoveAt(0);
        }

        columns.RemoveAll(column => column.Title.StartsWith("Change", StringComparison.Ordinal) && rows.All(row => row.Change is null));
        columns.RemoveAll(column => column.Title.Contains("udget", StringComparison.Ordinal) && rows.All(row => row.Budget is null));
        to.Table([.. columns.Select(column => column.Title)], rows.Select(row => (string[])[.. columns.Select(column => column.Of(row))]));
    }

    /// <summary>A tenant is compared with itself, alone; a run may have both kinds of rows.</summary>
    private static string TitleOf(IReadOnlyList<LoadRow> rows)
    {
        var changes = rows.Select(row => row.Change).OfType<ReportResult>().Select(change => change.Reason == Reasons.Isolation).Distinct().ToList();
        return changes switch
        {
            [] => "Measured:",
            [true] => "Alone → beside:",
            [false] => "Base → head:",
            _ => "Base → head, or alone → beside:",
        };
    }

    private static string MetricOf(LoadRow row) => row.Worst.Metric is not { } metric ? Quantity.None
        : row.Worst.Reason == Reasons.Isolation ? MarkdownText.Prose($"{metric}, beside another tenant")
        : MarkdownText.Prose(metric);

    private static string Measured(LoadRow row)
    {
        if (row.Change is { Base: { } before, Head: { } after } change)
        {
            return CommentRow.Unbroken(MarkdownText.Prose(Quantity.Transition(before.Median, after.Median, change.Unit ?? "")));
        }

        var value = row.Budget is { } budget ? LimitWords.Sides(budget).Measured : ResultWords.Sides(row.Change!).Head;
        return CommentRow.Unbroken(MarkdownText.Prose(value));
    }

    /// <summary>A sign and a word: what is worse and what is over its budget are told apart.</summary>
    private static string VerdictOf(LoadRow row) => CommentRow.VerdictOf(
        row.Worst,
        string.Join(", ", new[] { row.Change, row.Budget }
            .OfType<ReportResult>()
            .Where(result => result.Decision == row.Worst.Decision && (ResultOrder.IsChange(result) || result == row.Worst))
            .Select(WordOf)
            .Distinct()));

    private static string WordOf(ReportResult result) => (result.Outcome, result.Reason, result.Metric) switch
    {
        (Outcome.Broken, Reasons.Budget, _) => "over budget",
        (Outcome.Broken, Reasons.Isolation, _) => "not isolated",
        (Outcome.Regressed, _, "p50" or "p95" or "p99") => "slower",
        (Outcome.Improved, _, "p50" or "p95" or "p99") => "faster",
        _ => CommentWords.Of(result),
    };
}
