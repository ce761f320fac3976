using System.Text;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>What a chart says, for who cannot see it: the alternative text of its picture.</summary>
public static class ChartText
{
    private const int MostResults = 5;
    private const int LongestName = 80;

    /// <summary>Alternative text of the chart of changes; plain text from a safe alphabet, at most about 600 characters.</summary>
    public static string OfChanges(GateReport report)
    {
        var names = new BenchmarkNames(report);
        var shown = ChartedResults.Of(report);
        var parts = shown.Take(MostResults).Select(result =>
            $"{Plain(VisibleText.Shorten(VisibleText.Escape(names.Brief(result.Identity)), LongestName))} {(result.Metric is Measurements.Metric.Time or null ? "" : Plain(names.Metric(result)) + " ")}{ResultWords.Change(result)}"
            + (result.Interval is { } interval ? $" ({Quantity.Interval(interval).Trim('[', ']').Replace(", ", " to ", StringComparison.Ordinal)})" : ""));
        var more = shown.Count > MostResults ? $"; and {shown.Count - MostResults} more" : "";
        var against = BesideOf(report, shown) ?? "against base";
        return $"Change {against} with {Quantity.Percent(report.Methodology.Confidence)} intervals: {string.Join("; ", parts)}{more}";
    }

    /// <summary>Beside what all of these results were measured, where that is not the base: "beside a neighbour"; else null.</summary>
    public static string? BesideOf(GateReport report, IReadOnlyList<ReportResult> results) =>
        results.Select(result => Subject.Of(report).PhrasesOf(result)?.Beside).Distinct().ToList() is [{ } beside] ? beside : null;

    /// <summary>Keeps letters, digits and a few harmless marks; all else becomes a space or is left out.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) || " .,:;()+-−%…µ×≤≥→".Contains(character, StringComparison.Ordinal))
            {
                // A colon before a slash, or dots between letters, could still be taken for an address; the slash is gone, "www." is broken up.
                plain.Append(character);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.Replace("www.", "www ").ToString().Trim();
    }
}
