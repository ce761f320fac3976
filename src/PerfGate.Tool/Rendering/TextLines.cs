using Spectre.Console;

namespace PerfGate.Tool.Rendering;

/// <summary>Writes lines with a margin of two columns for a mark. All text goes through <see cref="Glyphs.Show"/>, none is read as markup.</summary>
internal sealed class TextLines(IAnsiConsole console, Glyphs glyphs)
{
    public static Style Dim { get; } = new(decoration: Decoration.Dim);

    private const string Separator = " · ";
    private const string Margin = "  ";

    public void Empty() => console.WriteLine();

    /// <summary>A mark in the margin, then text that wraps beside it, its end dimmed.</summary>
    public void Marked(string mark, string text, Style style, string dimmed = "") => Write(mark, text, style, dimmed, indent: 0);

    /// <summary>Text without a mark, <paramref name="indent"/> columns right of the margin.</summary>
    public void Unmarked(string text, Style? style = null, int indent = 0) => Write("", text, style ?? Style.Plain, "", indent);

    /// <summary>A line that is never broken, so that it can be copied whole.</summary>
    public void Unbroken(string text, Style? style = null, int indent = 0) =>
        console.Write(new UnwrappedLine(Margin + new string(' ', indent) + glyphs.Show(text), style ?? Style.Plain));

    /// <summary>Parts on as few lines as they need, broken only between them.</summary>
    public void Parts(IEnumerable<(string Text, Style Style)> parts)
    {
        var paragraph = new Paragraph();
        var used = 0;
        foreach (var (raw, style) in parts)
        {
            var text = glyphs.Show(raw);
            var width = text.GetCellWidth();
            if (used > 0 && used + Separator.Length + width > console.Profile.Width)
            {
                paragraph.Append("\n" + Margin);
                used = Margin.Length;
            }
            else if (used > 0)
            {
                paragraph.Append(glyphs.Show(Separator), Dim);
                used += Separator.Length;
            }

            paragraph.Append(text, style);
            used += width;
        }

        console.Write(new Trimmed(paragraph));
    }

    private void Write(string mark, string text, Style style, string dimmed, int indent)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { Width = 1, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(indent, 0, 0, 0) });
        var paragraph = new Paragraph(glyphs.Show(text), style);
        if (dimmed.Length > 0)
        {
            paragraph.Append(glyphs.Show(dimmed), Dim);
        }

        grid.AddRow(new Text(mark, style), paragraph);
        console.Write(new Trimmed(grid));
    }
}
