using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>The results that a comment folds away, an outcome each; empty where there is none of it.</summary>
internal sealed class CommentFolds(GateReport report, BenchmarkNames names, IReadOnlyList<BenchmarkRow> rows, IReadOnlyList<MetricRow> metrics)
{
    private const int MostFolded = 50;

    private readonly Subject subject = Subject.Of(report);

    public string Inconclusive()
    {
        var open = Results(Outcome.Inconclusive);
        return open.Count == 0 ? "" : Of($"{open.Count} inconclusive", to =>
        {
            to.List(ResultWords.WhyUnsettled(open).Take(5).Select(reason => $"{reason.Count}: {MarkdownText.Prose(VisibleText.Shorten(reason.Message, 500))}"));
            // A limit has no smallest change that could have been shown.
            var columns = report.Subject is null || open.Any(result => result.Detectable is not null) ? 4 : 3;
            to.Table(
                [.. new[] { MarkdownText.Prose(subject.Title), "Metric", $"{LimitWords.Titles(open).Change} (interval):", "Could have shown:" }.Take(columns)],
                open.Take(MostFolded).Select(result => (string[])[.. new[]
                {
                    MarkdownText.Code(names.Brief(result.Identity)),
                    result.Metric is null ? Quantity.None : MarkdownText.Prose(names.Metric(result)),
                    CommentRow.Change(result),
                    result.Detectable is { } least ? ResultWords.Detectable(least) : Quantity.None,
                }.Take(columns)]));
            More(to, open.Count);
            if (subject.Remedy is { } remedy)
            {
                to.Paragraph($"What would settle them: {MarkdownText.Prose(remedy)}.");
                return;
            }

            to.Paragraph(report.Warnings.Any(warning => warning.Code == DiagnosticIds.BudgetSpent)
                ? "What would settle them: a larger `budget`, or fewer benchmarks at a time."
                : report.Methodology.Profile == "deep"
                    ? "What would settle them: a quieter machine, or a larger `detect`."
                    : "What would settle them: more pairs, `perfgate check --profile deep`.");
        });
    }

    public string Unchanged()
    {
        if (report.Subject is not null)
        {
            return MetricFold("unchanged", row => row.Change?.Outcome == Outcome.Unchanged);
        }

        var same = rows.Where(row => row.Outcome == Outcome.Unchanged).ToList();
        return same.Count == 0 ? "" : Of($"{same.Count} unchanged", to =>
        {
            to.Table(
                ["Benchmark", "Base:", "Head:", "Change (interval):", "Allocated:"],
                same.Take(MostFolded).Select(row => CommentRow.Cells(row, names, subject) is [_, var change, var name, var left, var right, var allocated, _]
                    ? (string[])[name, left, right, change, allocated]
                    : []));
            More(to, same.Count);
        });
    }

    public string Kept() => MetricFold("kept", row => row.Change?.Outcome is not Outcome.Unchanged && (row.Limit ?? row.Change)?.Outcome == Outcome.Kept);

    /// <summary>Rows that the table of changes does not show.</summary>
    private string MetricFold(string word, Func<MetricRow, bool> isOne)
    {
        var same = metrics.Where(row => !row.IsChange && isOne(row)).ToList();
        return same.Count == 0 ? "" : Of($"{same.Count} {word}", to =>
        {
            new MetricTable(report, names).Write(to, [.. same.Take(MostFolded)], withVerdict: false);
            More(to, same.Count);
        });
    }

    public string Waived()
    {
        var waived = report.Results.Where(result => result.Decision == Decision.Waived).Order(ResultOrder.Instance).ToList();
        return waived.Count == 0 ? "" : Of($"{waived.Count} waived", to =>
        {
            to.List(waived.Take(MostFolded).Select(result =>
                $"{MarkdownText.Code(names.Brief(result.Identity))}: {MarkdownText.Prose(ResultWords.Change(result))}"
                + (result.Message is { } message ? $"; {MarkdownText.Prose(VisibleText.Shorten(message, 300))}" : "")));
            More(to, waived.Count);
        });
    }

    public string Removed()
    {
        // What failed the gate stands in the table already.
        var gone = Results(Outcome.Removed).Where(result => result.Decision != Decision.Fail).ToList();
        return List(gone, "removed", _ => null);
    }

    public string Skipped() => List(Results(Outcome.Skipped), "skipped", SkippedBecause);

    public string Added() => List(Results(Outcome.Added), "added", _ => null);

    private string List(List<ReportResult> listed, string word, Func<ReportResult, string?> why) => listed.Count == 0 ? "" : Of($"{listed.Count} {word}", to =>
    {
        to.List(listed.Take(MostFolded).Select(result =>
            MarkdownText.Code(names.Brief(result.Identity)) + (why(result) is { } reason ? $": {MarkdownText.Prose(reason)}" : "")));
        More(to, listed.Count);
    });

    private static string? SkippedBecause(ReportResult result) => result.Message is { } message ? VisibleText.Shorten(message, 200) : result.Reason;

    private List<ReportResult> Results(Outcome outcome) => [.. report.Results.Where(result => result.Outcome == outcome).Order(ResultOrder.Instance)];

    private static void More(MarkdownWriter to, int count)
    {
        if (count > MostFolded)
        {
            to.Paragraph($"and {count - MostFolded} more in the report.");
        }
    }

    public static string Of(string summary, Action<MarkdownWriter> content)
    {
        var to = new MarkdownWriter();
        to.Fold(summary, () => content(to));
        return to.ToString();
    }
}
