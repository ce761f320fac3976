using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>Curves over time, with their limits; base beside head, and below them a smaller panel where there is one.</summary>
internal static class TimeChart
{
    private const int LowerHeight = 44;
    private const int Middle = SideFrame.Bottom + LowerHeight + SideFrame.Gap;

    /// <returns>Null where there is nothing above 0 to draw.</returns>
    public static ChartCanvas? Draw(ChartSpec chart, ChartTheme theme)
    {
        var sides = chart.Sides;
        var upper = Values(sides, 0);
        if (!(chart.Length > 0) || !double.IsFinite(chart.Length) || upper.Count == 0 || sides.Any(side => side.Panels.Count != sides[0].Panels.Count))
        {
            return null;
        }

        var most = upper.Max();
        var hasLower = sides[0].Panels.Count > 1;
        var first = sides[0].Panels[0];
        var limits = sides.SelectMany(side => side.Panels[0].Limits).Where(limit => limit.IsNear(most)).Select(limit => limit.Value);
        var scale = ValueScale.For([.. upper, .. limits], mayBeLogarithmic: !first.IsLinear);
        var lowerScale = hasLower ? ValueScale.For(Values(sides, 1), mayBeLogarithmic: !sides[0].Panels[1].IsLinear) : null;
        var canvas = ChartCanvas.OfPixels(theme, SideFrame.Width, SideFrame.Height);
        var frame = new SideFrame(sides.Count);
        var bottom = hasLower ? Middle : SideFrame.Bottom;
        for (var i = 0; i < sides.Count; i++)
        {
            var panel = new ChartPanel(canvas, frame.LeftOf(i), bottom, frame.PanelWidth, frame.Top - bottom, chart.Length, scale);
            var lower = lowerScale is null ? null : new ChartPanel(canvas, frame.LeftOf(i), SideFrame.Bottom, frame.PanelWidth, LowerHeight, chart.Length, lowerScale);
            panel.Levels(i == 0 ? value => Text(value, first.Unit) : null);
            lower?.Levels(null);
            if (i == 0 && lower is not null)
            {
                var top = lowerScale!.Ticks()[^1];
                canvas.Text(Text(top, sides[0].Panels[1].Unit), frame.LeftOf(i) - 6, lower.Y(top), Alignment.MiddleRight, theme.Faint, ChartCanvas.SmallSize);
            }

            (lower ?? panel).Ticks(TimeTicks.For(chart.Length, 6 / sides.Count));
            frame.Name(canvas, i, sides[i].Name);
            DrawPanel(panel, sides[i].Panels[0], most, canvas);
            if (lower is not null)
            {
                DrawPanel(lower, sides[i].Panels[1], double.PositiveInfinity, canvas);
            }

            if (i == sides.Count - 1)
            {
                Label(canvas, panel, sides[i].Panels[0], most, bottom + 4, frame.Top, hasLower ? 6 : 8);
                if (lower is not null)
                {
                    LabelLower(canvas, lower, sides[i].Panels[1]);
                }
            }
        }

        canvas.Title(chart.Title, chart.Subtitle, SideFrame.Margin, SideFrame.Height - 6, 1, SideFrame.Width - (2 * SideFrame.Margin));
        return canvas;
    }

    private static List<double> Values(IReadOnlyList<ChartSide> sides, int panel) =>
        [.. sides.SelectMany(side => side.Panels[panel].Curves).SelectMany(curve => curve.Values).Where(value => value > 0 && double.IsFinite(value))];

    private static void DrawPanel(ChartPanel panel, ChartPanelSpec spec, double most, ChartCanvas canvas)
    {
        foreach (var limit in spec.Limits.Where(limit => limit.IsNear(most)))
        {
            canvas.Dashes(panel.X(0), panel.Right, panel.Y(limit.Value), canvas.Theme.Bad);
        }

        foreach (var curve in spec.Curves)
        {
            panel.Curve([.. curve.At.Zip(curve.Values)], curve.Tone.Color(canvas.Theme), curve.Tone.Marker(), curve.Tone.Width());
        }

        panel.Nothing(spec.Gaps ?? []);
    }

    private static void Label(ChartCanvas canvas, ChartPanel panel, ChartPanelSpec spec, double most, double low, double high, double gap)
    {
        var labels = new EndLabels(canvas);
        foreach (var limit in spec.Limits)
        {
            labels.Add(
                ChartFont.Fit(limit.Words, SideFrame.LabelRoom - 8, ChartCanvas.SmallSize), limit.IsNear(most) ? panel.Y(limit.Value) : panel.Top, canvas.Theme.Bad);
        }

        if (spec.Limits.Any(limit => !limit.IsNear(most)))
        {
            panel.Beyond(panel.Right);
        }

        foreach (var curve in spec.Curves.Where(curve => curve.Label.Length > 0 && curve.Values.Count > 0))
        {
            // A rate may well be 0 at the end; a time of 0 is none.
            var end = spec.Unit == "ns" ? curve.Values.LastOrDefault(value => value > 0) : curve.Values[^1];
            if (end > 0 || spec.Unit != "ns")
            {
                var isQuiet = curve.Tone == ChartTone.Bad && curve.Values.All(value => value <= 0);
                labels.Add(curve.Label, panel.Y(end), isQuiet ? canvas.Theme.Faint : curve.Tone.Color(canvas.Theme));
            }
        }

        labels.Write(panel.Right + gap, low, high);
    }

    private static void LabelLower(ChartCanvas canvas, ChartPanel panel, ChartPanelSpec spec)
    {
        foreach (var curve in spec.Curves.Where(curve => curve.Label.Length > 0 && curve.Values.Count > 0))
        {
            canvas.Text(curve.Label, panel.Right + 6, panel.Y(curve.Values[^1]), Alignment.MiddleLeft, curve.Tone.Color(canvas.Theme), ChartCanvas.SmallSize);
        }
    }

    /// <summary>On an axis a rate has the digits that it needs, and no more.</summary>
    private static string Text(double value, string unit) =>
        unit == "1/s" ? $"{value.ToString(value < 100 ? "0.#" : "N0", CultureInfo.InvariantCulture)}/s" : Quantity.Format(value, unit);
}
