using System.Globalization;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Reports.Rendering;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>The response times of one endpoint over a run, window by window, with its budgets; base beside head.</summary>
internal static class LatencyChart
{
    private static readonly (string Metric, Func<LoadPoint, double> Of, Func<LatencySummary, double> Total, MarkerShape Shape)[] Percentiles =
    [
        ("p99", point => point.P99, summary => summary.P99, MarkerShape.FilledSquare),
        ("p95", point => point.P95, summary => summary.P95, MarkerShape.FilledDiamond),
        ("p50", point => point.P50, summary => summary.P50, MarkerShape.FilledCircle),
    ];

    /// <param name="load">What was measured.</param>
    /// <param name="name">Of the endpoint, see <see cref="SeriesName"/>.</param>
    /// <param name="limits">Its budgets.</param>
    /// <param name="theme">Light or dark.</param>
    /// <returns>Null where head has fewer than two windows of it.</returns>
    public static ChartCanvas? Draw(LoadSection load, string name, IReadOnlyList<LatencyLimit> limits, ChartTheme theme)
    {
        var sides = Sides(load, name);
        var values = sides.SelectMany(side => side.Points).SelectMany(point => new[] { point.P50, point.P95, point.P99 }).Where(value => value > 0).ToList();
        if (values.Count == 0 || sides[^1].Points.Count < 2)
        {
            return null;
        }

        var shown = limits.Where(limit => limit.IsNear(values.Max())).ToList();
        var scale = ValueScale.For([.. values, .. shown.Select(limit => limit.Value)]);
        var canvas = ChartCanvas.OfPixels(theme, SideFrame.Width, SideFrame.Height);
        var frame = new SideFrame(sides.Count);
        var length = sides.Max(side => side.Points.Max(point => point.Start)) + WindowOf(load, sides);
        ChartPanel? last = null;
        for (var i = 0; i < sides.Count; i++)
        {
            last = new ChartPanel(canvas, frame.LeftOf(i), SideFrame.Bottom, frame.PanelWidth, frame.Top - SideFrame.Bottom, length, scale);
            last.Levels(i == 0 ? value => Quantity.Format(value, "ns") : null);
            last.Ticks(TimeTicks.For(length, 6 / sides.Count));
            frame.Name(canvas, i, sides[i].Name);
            DrawSide(last, sides[i].Points, shown, canvas, WindowOf(load, sides) / 2);
        }

        Label(canvas, last!, load.After, name, sides[^1].Points, limits, shown);
        canvas.Title(name, Subtitle(load, sides), SideFrame.Margin, SideFrame.Height - 6, 1, SideFrame.Width - (2 * SideFrame.Margin));
        return canvas;
    }

    private static List<(string Name, List<LoadPoint> Points)> Sides(LoadSection load, string name)
    {
        var sides = new List<(string, List<LoadPoint>)>();
        if (load.Before is { } before && Of(before) is { Count: > 0 } had)
        {
            sides.Add(("base", had));
        }

        sides.Add(("head", Of(load.After)));
        return sides;

        List<LoadPoint> Of(LoadSide side) => [.. side.Points.Where(point => point.Name == name && double.IsFinite(point.Start) && point.Start >= 0)];
    }

    private static void DrawSide(ChartPanel panel, List<LoadPoint> points, List<LatencyLimit> limits, ChartCanvas canvas, double middle)
    {
        foreach (var limit in limits)
        {
            canvas.Dashes(panel.X(0), panel.Right, panel.Y(limit.Value), canvas.Theme.Bad);
        }

        foreach (var (metric, of, _, shape) in Percentiles)
        {
            panel.Curve([.. points.Select(point => (point.Start + middle, of(point)))], ColorOf(metric, canvas.Theme), shape);
        }

        panel.Nothing(points.Where(point => point.P50 <= 0).Select(point => point.Start + middle));
    }

    private static void Label(
        ChartCanvas canvas, ChartPanel panel, LoadSide after, string name, List<LoadPoint> points, IReadOnlyList<LatencyLimit> limits, List<LatencyLimit> shown)
    {
        var labels = new EndLabels(canvas);
        foreach (var same in limits.GroupBy(limit => limit.Value))
        {
            var isShown = shown.Exists(limit => limit.Value.Equals(same.Key));
            labels.Add(ChartFont.Fit(LatencyLimit.WordsOf(same), SideFrame.LabelRoom - 8, ChartCanvas.SmallSize), isShown ? panel.Y(same.Key) : panel.Top, canvas.Theme.Bad);
        }

        if (shown.Count < limits.Count)
        {
            panel.Beyond(panel.Right);
        }

        var total = after.Total.Series.FirstOrDefault(series => SeriesName.Of(series) == name)?.Response;
        foreach (var (metric, of, whole, _) in Percentiles)
        {
            if (points.Select(of).LastOrDefault(value => value > 0) is > 0 and var end)
            {
                labels.Add(total is null ? metric : $"{metric} {Quantity.Format(whole(total), "ns")}", panel.Y(end), ColorOf(metric, canvas.Theme));
            }
        }

        labels.Write(panel.Right + 8, SideFrame.Bottom + 4, panel.Top);
    }

    private static string Subtitle(LoadSection load, List<(string Name, List<LoadPoint> Points)> sides)
    {
        var said = string.Create(
            CultureInfo.InvariantCulture, $"response time of each window of {WindowOf(load, sides):0.###} s; figures: {(sides.Count > 1 ? "head, " : "")}whole run");
        var empty = sides.Sum(side => side.Points.Count(point => point.P50 <= 0));
        return said + (empty > 0 ? "; ×: no success" : "");
    }

    private static double WindowOf(LoadSection load, List<(string Name, List<LoadPoint> Points)> sides) =>
        load.Method.WindowSeconds > 0 ? load.Method.WindowSeconds : sides[^1].Points[1].Start - sides[^1].Points[0].Start;

    private static Color ColorOf(string metric, ChartTheme theme) => metric switch
    {
        "p50" => theme.Good,
        "p95" => theme.Warned,
        _ => theme.Text,
    };
}
