using PerfGate.Core.Load.Reports;
using Spectre.Console;

namespace PerfGate.Tool.Rendering;

/// <summary>What a run of load measured, for a console: the figures that fit its width; the report files hold all of them.</summary>
internal sealed class TextLoad(IAnsiConsole console, TextLines lines, Glyphs glyphs)
{
    /// <summary>Mean, deviation, bytes and the rest are left to the files.</summary>
    private static readonly string[] Shown =
        ["Endpoint", "Per second:", "p50:", "p95:", "p99:", "p99.9:", "Max:", "Errors", "Process", "Processors (mean):", "Memory (max):", "Threads (max):", "Sockets (max)"];

    private const int MostRows = 20;

    public void Write(LoadSection load)
    {
        if (load.Before is { } before)
        {
            Side("Before", before);
        }

        Side(load.Before is null ? "Measured" : "After", load.After);
        foreach (var sentence in LoadPages.Capacity(load).Sentences)
        {
            lines.Unmarked(sentence);
        }

        foreach (var sentence in LoadPages.Environment(load).Sentences)
        {
            lines.Unmarked(sentence, TextLines.Dim);
        }

        lines.Empty();
    }

    private void Side(string title, LoadSide side)
    {
        foreach (var block in LoadPages.Side(side).Where(block => !block.IsEmpty))
        {
            foreach (var sentence in block.Sentences)
            {
                lines.Unmarked(title.Length == 0 ? sentence : $"{title}: {sentence}");
                title = "";
            }

            if (block.Rows.Count > 0)
            {
                Table(block);
            }
        }

        lines.Empty();
    }

    private void Table(LoadBlock block)
    {
        List<int> columns = [.. block.Columns.Index().Where(column => Shown.Contains(column.Item)).Select(column => column.Index)];
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        table.AddColumn(new TableColumn(new Text("")) { Width = 1, Padding = new Padding(0, 0, 1, 0) });
        foreach (var column in columns.Select(index => block.Columns[index]))
        {
            table.AddColumn(new TableColumn(new Text(column.TrimEnd(':'), TextLines.Dim))
            {
                Alignment = column.EndsWith(':') ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        foreach (var row in block.Rows.Take(MostRows))
        {
            table.AddRow([new Text(""), .. columns.Select(index => new Text(glyphs.Show(row[index])))]);
        }

        console.Write(new Trimmed(table));
        if (block.Rows.Count > MostRows)
        {
            lines.Unmarked($"and {block.Rows.Count - MostRows} more in the report files", TextLines.Dim);
        }
    }
}
