using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Tool.Rendering;

/// <summary>For each benchmark that is not plainly well: the numbers, the rule, the message, the place.</summary>
internal sealed class TextReasons(TextLines lines, Glyphs glyphs, BenchmarkNames names)
{
    private const int Most = 20;
    private const int LongestName = 160;

    public void Write(IReadOnlyList<BenchmarkRow> rows)
    {
        var reasons = rows.Where(row => row.Results.Any(HasReason)).ToList();
        foreach (var row in reasons.Take(Most))
        {
            var name = VisibleText.Shorten(VisibleText.Escape(names.Brief(row.Identity)), LongestName);
            lines.Marked(glyphs.Mark(row.Worst), name, TextTable.StyleOf(row.Worst), row.Worst.Source is { } source ? $"  {source}" : "");
            foreach (var result in row.Results.Where(HasReason))
            {
                lines.Unmarked($"{Subject(result)}; {string.Join("; ", ResultWords.Explain(result))}", indent: 2);
            }
        }

        if (reasons.Count > Most)
        {
            lines.Unmarked($"and {reasons.Count - Most} more, with their reasons in the report files", TextLines.Dim);
        }

        if (reasons.Count > 0)
        {
            lines.Empty();
        }
    }

    /// <summary>What is merely inconclusive has no line of its own: there may be many, and what to do is the same for all.</summary>
    private static bool HasReason(ReportResult result) =>
        result.Decision != Decision.Pass
        && (result.Outcome != Outcome.Inconclusive || result.Decision == Decision.Fail)
        && ResultWords.Explain(result).Count > 0;

    private string Subject(ReportResult result)
    {
        if (result.Metric is null)
        {
            return OutcomeWords.Of(result);
        }

        if (ResultWords.Change(result) == Quantity.None)
        {
            return names.Metric(result);
        }

        var interval = result.Interval is null ? "" : ResultWords.Interval(result);
        var bounds = interval.Length == 0 ? "" : interval[0] == '[' ? $" {interval}" : $" ({interval})";
        return $"{names.Metric(result)} {ResultWords.Change(result)}{bounds}";
    }
}
