using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>The comment's table of what is not benchmarks: name, metric, what was measured, change and limit.</summary>
/// <param name="report">Whose rows they are.</param>
/// <param name="names">Of its subjects.</param>
internal sealed class MetricTable(GateReport report, BenchmarkNames names)
{
    private const int LongestFinding = 300;

    private readonly Subject subject = Subject.Of(report);

    /// <param name="to">Gets the table.</param>
    /// <param name="rows">At least one.</param>
    /// <param name="withVerdict">False where all rows have the same.</param>
    public void Write(MarkdownWriter to, IReadOnlyList<MetricRow> rows, bool withVerdict = true)
    {
        if (rows.All(row => IsAllThatIsAsked(row.Worst)))
        {
            to.Table(
                ["Verdict", MarkdownText.Prose(subject.Title), "What happened"],
                rows.Select(row => (string[])[VerdictOf(row), MarkdownText.Code(names.Brief(row.Worst.Identity)), MarkdownText.Prose(VisibleText.Shorten(row.Worst.Message ?? "", LongestFinding))]));
            return;
        }

        var interval = $"({Quantity.Percent(report.Methodology.Confidence)} interval):";
        var limit = LimitOf(rows);
        List<(bool IsShown, string Title, Func<MetricRow, string> Of)> columns =
        [
            (withVerdict, "Verdict", VerdictOf),
            (true, MarkdownText.Prose(subject.Title), row => MarkdownText.Code(names.Brief(row.Worst.Identity))),
            (true, "Metric", MetricOf),
            (true, TitleOf(rows), Measured),
            (rows.Any(row => row.Change is not null), $"Change {interval}", row => row.Change is { } change ? CommentRow.Change(change) : Quantity.None),
            (limit.Length > 0, $"{limit}:", row => row.Limit is { } held ? CommentRow.Unbroken(MarkdownText.Prose(LimitWords.Sides(held).Limit)) : Quantity.None),
            (limit.Length > 0, $"Of the {limit.ToLowerInvariant()} {interval}", row => row.Limit is { } held ? CommentRow.Change(held) : Quantity.None),
        ];
        columns.RemoveAll(column => !column.IsShown);
        to.Table([.. columns.Select(column => column.Title)], rows.Select(row => (string[])[.. columns.Select(column => column.Of(row))]));
    }

    /// <summary>Where the metric is the limit itself, the sentence tells more than its numbers.</summary>
    private static bool IsAllThatIsAsked(ReportResult result) =>
        result is { LimitKind: { } kind, Message: not null } && (result.Metric is null || result.Metric == kind);

    /// <summary>What the limits of these rows are called; empty where there is none.</summary>
    private static string LimitOf(IReadOnlyList<MetricRow> rows)
    {
        var kinds = rows.Select(row => row.Limit).OfType<ReportResult>().Select(held => held.LimitKind ?? "limit").Distinct().ToList();
        return kinds.Count == 0 ? ""
            : kinds is [{ Length: > 0 } only] ? MarkdownText.Prose(char.ToUpperInvariant(only[0]) + only[1..])
            : "Limit";
    }

    /// <summary>What is held against a measurement of its own has sides of its own; a run may have both kinds of rows.</summary>
    private string TitleOf(IReadOnlyList<MetricRow> rows)
    {
        const string Compared = "Base → head";
        var sides = rows.Select(row => row.Change).OfType<ReportResult>().Select(change => subject.PhrasesOf(change)?.Sides ?? Compared).Distinct()
            .OrderBy(one => one == Compared ? 0 : 1).ToList();
        return sides switch
        {
            [] => "Measured:",
            [var only] => $"{MarkdownText.Prose(only)}:",
            _ => $"{MarkdownText.Prose(string.Join(", or ", sides.Select((one, i) => i == 0 ? one : char.ToLowerInvariant(one[0]) + one[1..])))}:",
        };
    }

    private string MetricOf(MetricRow row) => row.Worst.Metric is not { } metric ? Quantity.None
        : MarkdownText.Prose(subject.PhrasesOf(row.Worst)?.Beside is { } beside ? $"{metric}, {beside}" : metric);

    private static string Measured(MetricRow row)
    {
        if (row.Change is { Base: { } before, Head: { } after } change)
        {
            return CommentRow.Unbroken(MarkdownText.Prose(ResultWords.Transition(before.Median, after.Median, change)));
        }

        var value = row.Limit is { } held ? LimitWords.Sides(held).Measured : ResultWords.Sides(row.Change!).Head;
        return CommentRow.Unbroken(MarkdownText.Prose(value));
    }

    /// <summary>A sign and a word: what is worse and what is beyond its limit are told apart.</summary>
    private string VerdictOf(MetricRow row) => CommentRow.VerdictOf(
        row.Worst,
        string.Join(", ", new[] { row.Change, row.Limit }
            .OfType<ReportResult>()
            .Where(result => result.Decision == row.Worst.Decision && (ResultOrder.IsChange(result) || result == row.Worst))
            .Select(result => CommentWords.Of(result, subject))
            .Distinct()));
}

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
