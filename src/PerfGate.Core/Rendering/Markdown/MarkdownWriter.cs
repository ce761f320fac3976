using System.Text;

namespace PerfGate.Core.Rendering.Markdown;

/// <summary>Writes Markdown blocks, LF-terminated, an empty line between any two. Cells and sentences arrive escaped.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder text = new();

    public void Heading(int level, string heading) => Block($"{new string('#', level)} {heading}");

    public void Paragraph(string paragraph) => Block(paragraph);

    public void List(IEnumerable<string> items)
    {
        var list = string.Join('\n', items.Select(item => $"- {item}"));
        if (list.Length > 0)
        {
            Block(list);
        }
    }

    /// <summary>A column whose title ends in <c>:</c> is aligned to the right.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Row(table, columns.Select(column => column.TrimEnd(':')));
        Row(table, columns.Select(column => column.EndsWith(':') ? "---:" : "---"));
        foreach (var row in rows)
        {
            Row(table, row);
        }

        Block(table.ToString().TrimEnd('\n'));
    }

    public void Fold(string summary, Action content)
    {
        Block($"<details><summary>{summary}</summary>");
        content();
        Block("</details>");
    }

    /// <summary>Code, in a fence that nothing in it can close.</summary>
    public void Fence(string language, IReadOnlyList<string> lines)
    {
        var longest = lines.Max(line => line.Split('`').Length - 1);
        var fence = new string('`', Math.Max(3, longest + 1));
        Block($"{fence}{language}\n{string.Join('\n', lines)}\n{fence}");
    }

    public override string ToString() => text.ToString();

    private static void Row(StringBuilder table, IEnumerable<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private void Block(string block)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        text.Append(block).Append('\n');
    }
}
