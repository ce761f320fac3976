using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>One benchmark in the comment's table.</summary>
internal static class CommentRow
{
    public static string[] Columns(GateReport report)
    {
        var (@base, head, change) = LimitWords.Titles(report.Results);
        return
        [
            "Verdict", $"{change} ({Quantity.Percent(report.Methodology.Confidence)} interval):", MarkdownText.Prose(Subject.Of(report).Title), $"{@base}:", $"{head}:", "Allocated:", "Trend",
        ];
    }

    public static string[] Cells(BenchmarkRow row, BenchmarkNames names, Subject subject)
    {
        var main = MainOf(row);
        var (left, right) = Sides(main);
        return
        [
            VerdictOf(row, subject),
            Change(main) + (main.Metric == Metric.Allocated && ResultOrder.IsChange(main) ? " allocated" : ""),
            MarkdownText.Code(names.Brief(row.Identity)) + (main.Metric is null or Metric.Time or Metric.Allocated ? "" : $" {MarkdownText.Prose(main.Metric)}"),
            left,
            right,
            row.Allocated is { } allocated ? Allocation(allocated) : Quantity.None,
            Trend(main),
        ];
    }

    /// <summary>The result whose numbers the row shows: what changed beside the allocation, else the allocation that changed, else the time.</summary>
    public static ReportResult MainOf(BenchmarkRow row) =>
        row.Results.FirstOrDefault(result => ResultOrder.IsChange(result) && result.Metric != Metric.Allocated)
        ?? row.Results.FirstOrDefault(ResultOrder.IsChange)
        ?? row.Time
        ?? row.Worst;

    /// <summary><c>+7.9 % (+6.7 % … +9.3 %)</c>.</summary>
    public static string Change(ReportResult result)
    {
        var change = Unbroken(MarkdownText.Prose(ResultWords.Change(result)));
        if (result.Decision == Decision.Fail && result.Ratio is not null)
        {
            change = $"**{change}**";
        }

        return result.Interval is { } interval && (result.IsHeldAgainstLimit ? LimitWords.Interval(result) : Quantity.Interval(interval)) is var text && text != Quantity.None
            ? $"{change} ({Unbroken(MarkdownText.Prose(text.Trim('[', ']')).Replace(", ", " … ", StringComparison.Ordinal))})"
            : change;
    }

    private static (string Base, string Head) Sides(ReportResult result)
    {
        var (left, right) = ResultWords.Sides(result);
        return (Unbroken(MarkdownText.Prose(left)), Unbroken(MarkdownText.Prose(right)));
    }

    /// <summary>A sign and a word: a colour alone says nothing to who does not see it.</summary>
    private static string VerdictOf(BenchmarkRow row, Subject subject)
    {
        // What stayed open beside a change is told in its own fold.
        var worst = row.Results.FirstOrDefault(ResultOrder.IsChange) ?? row.Worst;
        var word = string.Join(", ", row.Results
            .Where(result => result.Decision == worst.Decision && result.Outcome == worst.Outcome)
            .Select(result => CommentWords.Of(result, subject))
            .Distinct());
        return VerdictOf(worst, word);
    }

    /// <param name="worst">Decides the sign.</param>
    /// <param name="word">What was found.</param>
    public static string VerdictOf(ReportResult worst, string word) =>
        worst.Decision switch
        {
            Decision.Fail => $"❌\u00A0{word}",
            Decision.Waived => $"🔶\u00A0{word}, waived",
            Decision.Warn => $"⚠️\u00A0{word}, allowed",
            _ when worst.Outcome == Outcome.Improved => $"🟢\u00A0{word}",
            _ => word,
        };

    private static string Allocation(ReportResult result)
    {
        if (result is not { Base: { } before, Head: { } after })
        {
            return Quantity.None;
        }

        var text = Unbroken(MarkdownText.Prose(ResultWords.Transition(before.Median, after.Median, result)));
        return result.Decision == Decision.Fail ? $"**{text}**" : text;
    }

    /// <summary>A number and its unit stay on one line, however narrow the page.</summary>
    public static string Unbroken(string text) => text.Replace("<!-- -->", "<!---->", StringComparison.Ordinal).Replace(' ', '\u00A0');

    private static string Trend(ReportResult result)
    {
        var values = (result.History ?? []).Select(point => point.Value);
        var line = Sparkline.Of(result.Head is { } head ? [.. values, head.Median] : [.. values]);
        return line.Length == 0 ? "" : $"`{line}`";
    }
}
