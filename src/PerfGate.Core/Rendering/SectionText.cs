using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>A source's sections as plain lines, for forms that know neither tables nor lists.</summary>
internal static class SectionText
{
    /// <summary>Sentences, tables with a bar between cells, and advice, in the order of the report; empty where there is none.</summary>
    public static string Of(GateReport report) => string.Join('\n', (report.Sections ?? []).SelectMany(Lines));

    private static IEnumerable<string> Lines(ReportSection section) =>
    [
        .. section.Sentences,
        .. section.Table is { Rows.Count: > 0 } table ? TableLines(table) : [],
        .. section.Advice.Select(advice => $"{advice.Action} Gain: {advice.Estimate} Rule: {advice.Rule}."),
    ];

    private static IEnumerable<string> TableLines(ReportTable table) =>
    [
        .. table.Title.Length > 0 ? [table.Title] : Array.Empty<string>(),
        string.Join(" | ", table.Columns.Select(column => column.TrimEnd(':'))),
        .. table.Rows.Select(row => string.Join(" | ", row)),
    ];
}
