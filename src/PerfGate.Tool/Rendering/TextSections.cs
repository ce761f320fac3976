using PerfGate.Core.Reports;
using Spectre.Console;

namespace PerfGate.Tool.Rendering;

/// <summary>A source's sections for a console: sentences, and of tables the columns that fit its width; the report files hold all of them.</summary>
internal sealed class TextSections(IAnsiConsole console, TextLines lines, Glyphs glyphs)
{
    private const int MostRows = 20;

    public void Write(GateReport report)
    {
        if (report.Sections is null)
        {
            return;
        }

        var hasBase = report.SectionsAt(SectionPlace.Baseline).Any(section => !section.IsEmpty);
        Side("Before", report.SectionsAt(SectionPlace.Baseline));
        Side(hasBase ? "After" : "Measured", report.SectionsAt(SectionPlace.After));
        foreach (var section in report.SectionsAt(SectionPlace.Changes))
        {
            Say(section.Sentences);
            Table(section.Table);
        }

        Say(report.SectionsAt(SectionPlace.Environment).SelectMany(section => section.Sentences), TextLines.Dim);
        lines.Empty();
    }

    private void Say(IEnumerable<string> sentences, Style? style = null)
    {
        foreach (var sentence in sentences)
        {
            lines.Unmarked(sentence, style);
        }
    }

    private void Side(string title, IEnumerable<ReportSection> sections)
    {
        var shown = sections.Where(section => !section.IsEmpty).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        foreach (var section in shown)
        {
            foreach (var sentence in section.Sentences)
            {
                lines.Unmarked(title.Length == 0 ? sentence : $"{title}: {sentence}");
                title = "";
            }

            Table(section.Table);
        }

        lines.Empty();
    }

    private void Table(ReportTable? shown)
    {
        if (shown is not { Rows.Count: > 0, Brief: null or { Count: > 0 } })
        {
            return;
        }

        var columns = shown.Brief ?? [.. Enumerable.Range(0, shown.Columns.Count)];
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        table.AddColumn(new TableColumn(new Text("")) { Width = 1, Padding = new Padding(0, 0, 1, 0) });
        foreach (var column in columns.Select(index => shown.Columns[index]))
        {
            table.AddColumn(new TableColumn(new Text(glyphs.Show(column.TrimEnd(':')), TextLines.Dim))
            {
                Alignment = column.EndsWith(':') ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        foreach (var row in shown.Rows.Take(MostRows))
        {
            table.AddRow([new Text(""), .. columns.Select(index => new Text(glyphs.Show(row[index])))]);
        }

        console.Write(new Trimmed(table));
        if (shown.Rows.Count > MostRows)
        {
            lines.Unmarked($"and {shown.Rows.Count - MostRows} more in the report files", TextLines.Dim);
        }
    }
}
