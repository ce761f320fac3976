using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using Spectre.Console;

namespace PerfGate.Tool.Rendering;

/// <summary>The benchmarks of a text report, one row each, in the widest layout whose names stay readable.</summary>
internal sealed class TextTable
{
    private const int Gap = 2;

    /// <summary>A name is shortened to no less than this before a column is left out.</summary>
    private const int ReadableName = 28;

    private readonly Glyphs glyphs;
    private readonly BenchmarkNames names;
    private readonly List<Line> lines = [];
    private readonly string interval;
    private readonly Subject subject;
    private readonly bool isBenchmarks;
    private readonly string change;

    public TextTable(GateReport report, BenchmarkNames names, Glyphs glyphs)
    {
        this.glyphs = glyphs;
        this.names = names;
        subject = Subject.Of(report);
        isBenchmarks = report.Subject is null;
        change = LimitWords.Titles(report.Results).Change;
        interval = $"{Quantity.Percent(report.Methodology.Confidence)} interval";
    }

    public void Add(BenchmarkRow row)
    {
        var others = row.Others.ToList();
        var main = row.Time;
        var name = glyphs.Show(names.Brief(row.Identity));
        if (main is null && row.Allocated is null && others.Count > 0)
        {
            main = others[0];
            others.RemoveAt(0);
            name += $", {glyphs.Show(names.Metric(main))}";
        }

        var style = StyleOf(row.Worst);
        lines.Add(new Line(
            glyphs.Mark(row.Worst),
            name,
            Values(main),
            main is null ? "" : Change(main),
            main is null ? "" : glyphs.Show(ResultWords.Interval(main)),
            row.Allocated is { } allocated ? glyphs.Direction(allocated) + Values(allocated) : "",
            main?.Instructions is null ? "" : glyphs.Show(ResultWords.Instructions(main)),
            ResultOf(row.Worst),
            style,
            main is null ? Style.Plain : StyleOf(main),
            row.Allocated is null ? Style.Plain : StyleOf(row.Allocated)));
        foreach (var other in others)
        {
            lines.Add(new Line(
                "",
                $"  {glyphs.Show(names.Metric(other))}",
                Values(other),
                Change(other),
                glyphs.Show(ResultWords.Interval(other)),
                "",
                "",
                ResultOf(other),
                StyleOf(other),
                StyleOf(other),
                Style.Plain));
        }
    }

    public void Write(IAnsiConsole console)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var width = console.Profile.Width;
        List<Column> fixedColumns =
        [
            new(isBenchmarks ? "Time" : "Measured", line => line.Values, line => line.MainStyle, Justify.Right),
            new(change, line => line.Change, line => line.MainStyle, Justify.Right),
            new(interval, line => line.Interval, line => line.MainStyle, Justify.Right),
            new("Allocated", line => line.Allocated, line => line.AllocatedStyle, Justify.Right),
            new("Instructions", line => line.Instructions, line => line.MainStyle, Justify.Right),
            new("Result", line => line.Result, line => line.Style, Justify.Left),
        ];
        fixedColumns.RemoveAll(column => lines.TrueForAll(line => column.TextOf(line).Length == 0));

        // The interval is said again below for what matters; the mark already says the result.
        var longest = lines.Max(line => line.Name.GetCellWidth());
        foreach (var title in (string[])["Instructions", interval, "Result"])
        {
            if (RoomForName(fixedColumns, width) < Math.Min(longest, ReadableName))
            {
                fixedColumns.RemoveAll(column => column.Title == title);
            }
        }

        var room = Math.Max(RoomForName(fixedColumns, width), 8);
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        table.AddColumn(ColumnOf("", Justify.Left, 1));
        table.AddColumn(ColumnOf(subject.Title, Justify.Left, Gap));
        for (var i = 0; i < fixedColumns.Count; i++)
        {
            table.AddColumn(ColumnOf(fixedColumns[i].Title, fixedColumns[i].Alignment, i == fixedColumns.Count - 1 ? 0 : Gap));
        }

        foreach (var line in lines)
        {
            table.AddRow(
            [
                new Text(line.Mark, line.Style),
                new Text(glyphs.Show(VisibleText.Shorten(line.Name, room, text => text.GetCellWidth())), line.Style),
                .. fixedColumns.Select(column => new Text(column.TextOf(line), column.StyleOf(line))),
            ]);
        }

        console.Write(new Trimmed(table));
    }

    public static Style StyleOf(ReportResult result) => (result.Outcome, result.Decision) switch
    {
        (_, Decision.Fail) => new Style(Color.Red),
        (_, Decision.Warn or Decision.Waived) => new Style(Color.Yellow),
        (Outcome.Improved, _) => new Style(Color.Green),
        (Outcome.Unchanged or Outcome.Kept or Outcome.Skipped, _) => new Style(decoration: Decoration.Dim),
        _ => Style.Plain,
    };

    private int RoomForName(List<Column> columns, int width) => width - 2 - columns.Sum(column =>
        Gap + Math.Max(column.Title.Length, lines.Max(line => column.TextOf(line).GetCellWidth())));

    private static TableColumn ColumnOf(string title, Justify alignment, int gap) =>
        new(new Text(title, new Style(decoration: Decoration.Dim))) { Alignment = alignment, Padding = new Padding(0, 0, gap, 0), NoWrap = true };

    private static string ResultOf(ReportResult result) => OutcomeWords.Of(result.Outcome) + result.Decision switch
    {
        Decision.Fail => ", fail",
        Decision.Warn => ", warn",
        Decision.Waived => ", waived",
        _ => "",
    };

    private string Change(ReportResult result) => glyphs.Direction(result) + glyphs.Show(ResultWords.Change(result));

    private string Values(ReportResult? result) => glyphs.Show((result?.Base, result?.Head) switch
    {
        (null, _) when result?.IsHeldAgainstLimit == true && LimitWords.Sides(result!) is var (limit, measured) => limit == Quantity.None ? measured : $"{measured} ({limit})",
        ({ } b, { } h) => Quantity.Transition(ResultWords.Sides(b.Median, h.Median, result!)),
        ({ } b, null) => Quantity.Format(b.Median, result!.Unit ?? ""),
        (null, { } h) => Quantity.Format(h.Median, result!.Unit ?? ""),
        _ => "",
    });

    private sealed record Line(
        string Mark, string Name, string Values, string Change, string Interval, string Allocated, string Instructions, string Result,
        Style Style, Style MainStyle, Style AllocatedStyle);

    private sealed record Column(string Title, Func<Line, string> TextOf, Func<Line, Style> StyleOf, Justify Alignment);
}
