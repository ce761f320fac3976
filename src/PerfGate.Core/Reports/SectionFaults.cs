using System.Text.RegularExpressions;

namespace PerfGate.Core.Reports;

/// <summary>What makes well-formed sections unusable: they come from files, and their charts become files.</summary>
internal static partial class SectionFaults
{
    public static IEnumerable<string> Of(GateReport report)
    {
        if (report.Subject is { } subject && (string.IsNullOrWhiteSpace(subject.One) || string.IsNullOrWhiteSpace(subject.Many) || subject.Limits.Values.Any(one => one is null)))
        {
            yield return "The 'subject' has no word for one or for many, or a limit without phrases.";
        }

        foreach (var (i, section) in (report.Sections ?? []).Index())
        {
            if (section is null || section.Sentences.Any(sentence => sentence is null) || section.Advice.Any(advice => advice is null))
            {
                yield return $"Section #{i + 1} is null, or has a sentence or an advice that is null.";
                continue;
            }

            if (section.Table is { } table && !IsSound(table))
            {
                yield return $"Section #{i + 1} has a table whose rows have not as many cells as it has columns, or that shows a column that it has not.";
            }

            foreach (var chart in section.Charts.Where(chart => chart is null || !IsSound(chart)))
            {
                yield return $"Section #{i + 1} has a chart {(chart is null ? "that is null" : $"'{chart.Name}'")} without sides, with a curve of fewer values than places, or with a name that is not lower-case letters and a number.";
            }
        }
    }

    private static bool IsSound(ReportTable table) =>
        table.Columns.Count > 0
        && table.Columns.All(column => column is not null)
        && table.Rows.All(row => row is not null && row.Count == table.Columns.Count && row.All(cell => cell is not null))
        && (table.Brief ?? []).All(column => column >= 0 && column < table.Columns.Count);

    private static bool IsSound(ChartSpec chart) =>
        Name().IsMatch(chart.Name)
        && chart.Sides.Count is 1 or 2
        && chart.Sides.All(side => side is { Panels.Count: 1 or 2 } && side.Panels.All(panel => panel is not null
            && panel.Limits.All(limit => limit is not null)
            && panel.Curves.All(curve => curve is not null && curve.At.Count == curve.Values.Count)));

    [GeneratedRegex(@"\A[a-z]{1,30}(-[0-9]{1,3})?\z")]
    private static partial Regex Name();
}
