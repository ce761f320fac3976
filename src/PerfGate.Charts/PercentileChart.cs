using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>
/// Values by percentile, base and head over one another. Each step to the right is a tenth as many events: 90 %, 99 %, 99.9 %; a curve
/// ends at its greatest.
/// </summary>
internal static class PercentileChart
{
    private const int Width = 480;
    private const int Height = 250;
    private const int Margin = 14;
    private const int Left = 60;
    private const int LabelRoom = 84;
    private const int Bottom = 30;
    private const int LineHeight = 14;

    /// <summary>Percentiles whose values are written at the curve.</summary>
    private static readonly double[] Written = [0.5, 0.9, 0.99, 0.999];

    /// <returns>Null where head's curve cannot be drawn.</returns>
    public static ChartCanvas? Draw(ChartSpec chart, ChartTheme theme)
    {
        if (Drawable(chart.Sides[^1]) is not { } head)
        {
            return null;
        }

        var before = chart.Sides.Count > 1 ? Drawable(chart.Sides[0]) : null;
        var limits = chart.Sides[^1].Panels[0].Limits.Where(limit => limit.At is > 0 and < 1).ToList();
        List<double> values = [.. head.Values, .. before?.Values ?? []];
        var shown = limits.Where(limit => limit.IsNear(values.Max())).ToList();
        var scale = ValueScale.For([.. values, .. shown.Select(limit => limit.Value)]);
        var length = Math.Max(Math.Max(End(head), before is null ? 0 : End(before)), 2);
        var canvas = ChartCanvas.OfPixels(theme, Width, Height);
        var top = Height - ChartCanvas.TitleHeight - 16;
        var panel = new ChartPanel(canvas, Left, Bottom, Width - Left - LabelRoom, top - Bottom, length, scale);
        var unit = chart.Sides[^1].Panels[0].Unit;
        panel.Levels(value => Quantity.Format(value, unit));
        panel.Ticks(Ticks(length));
        foreach (var limit in shown)
        {
            var at = Place(limit.At!.Value);
            canvas.Dashes(panel.X(at) - 24, panel.X(at) + 24, panel.Y(limit.Value), theme.Bad);

            // On the side of it where the curve is not.
            var isOver = At(head, limit.At.Value) > limit.Value && panel.Y(limit.Value) > Bottom + 20;
            canvas.Text(
                limit.Words, panel.X(at) - 24, panel.Y(limit.Value) + (isOver ? -3 : 2), isOver ? Alignment.UpperLeft : Alignment.LowerLeft, theme.Bad, ChartCanvas.SmallSize);
        }

        foreach (var limit in limits.Except(shown))
        {
            panel.Beyond(panel.X(Place(limit.At!.Value)));
            canvas.Text(limit.Words, panel.X(Place(limit.At.Value)), panel.Top + 3, Alignment.LowerCenter, theme.Bad, ChartCanvas.SmallSize);
        }

        var labels = new EndLabels(canvas);
        foreach (var curve in new[] { before, head }.OfType<ChartCurve>())
        {
            panel.Curve(Points(curve), curve.Tone.Color(theme), curve == head ? MarkerShape.FilledCircle : MarkerShape.OpenCircle);
            labels.Add(curve.Label, panel.Y(curve.Values[^1]), curve.Tone.Color(theme));
        }

        Write(canvas, panel, head, before, shown, unit);
        labels.Write(panel.X(Math.Max(End(head), before is null ? 0 : End(before))) + 6, Bottom + 4, top);
        canvas.Title(chart.Title, chart.Subtitle, Margin, Height - 6, 1, Width - (2 * Margin));
        return canvas;
    }

    private static ChartCurve? Drawable(ChartSide side) => side.Panels[0].Curves is [var curve, ..]
        && curve.At.Count > 1 && curve.Count > 0
        && curve.At.All(part => part is >= 0 and <= 1) && curve.Values.All(value => value >= 0 && double.IsFinite(value)) && curve.Values[^1] > 0 ? curve : null;

    /// <summary>Head's values, on the side of its curve where neither base nor a limit is.</summary>
    private static void Write(ChartCanvas canvas, ChartPanel panel, ChartCurve head, ChartCurve? before, List<ChartLimit> limits, string unit)
    {
        var taken = double.NegativeInfinity;
        foreach (var part in Written)
        {
            if (At(head, part) is not { } value)
            {
                continue;
            }


            var isBelow = (before is not null && At(before, part) > value)
                || limits.Exists(limit => limit.At.Equals(part) && panel.Y(limit.Value) - panel.Y(value) is >= 0 and < LineHeight * 2);
            var text = Quantity.Format(value, unit);
            var x = panel.X(Place(part)) + (part <= 0.5 ? 0 : isBelow ? 6 : -6);
            var width = ChartFont.Width(text, ChartCanvas.SmallSize);
            var left = x - (part <= 0.5 ? width / 2 : isBelow ? 0 : width);
            if (left < taken)
            {
                continue;
            }

            taken = left + width + 4;
            canvas.Text(
                text,
                x,
                panel.Y(value) + (isBelow ? -5 : 5),
                (part <= 0.5, isBelow) switch
                {
                    // There is no room for it on the left of the first.
                    (true, true) => Alignment.UpperCenter,
                    (true, false) => Alignment.LowerCenter,
                    (false, true) => Alignment.UpperLeft,
                    _ => Alignment.LowerRight,
                },
                canvas.Theme.Text,
                ChartCanvas.SmallSize);
        }
    }

    private static IEnumerable<(double At, string Label)> Ticks(double length)
    {
        yield return (Place(0.5), "50 %");
        for (var decade = 1; decade <= length; decade++)
        {
            var part = (100 - Math.Pow(10, 2 - decade)).ToString(decade < 3 ? "0" : "0." + new string('0', decade - 2), CultureInfo.InvariantCulture);
            yield return (decade, $"{part} %");
        }
    }

    private static List<(double At, double Value)> Points(ChartCurve curve) =>
        [.. curve.At.Zip(curve.Values, (part, value) => (part >= 1 ? End(curve) : Place(part), value))];

    private static double? At(ChartCurve curve, double part) =>
        curve.At.Index().FirstOrDefault(one => one.Item.Equals(part)) is { Item: > 0, Index: var index } ? curve.Values[index] : null;

    /// <summary>The slowest of n requests stands for a part of 1/n.</summary>
    private static double End(ChartCurve curve) => Math.Log10(curve.Count);

    private static double Place(double part) => -Math.Log10(1 - part);
}
