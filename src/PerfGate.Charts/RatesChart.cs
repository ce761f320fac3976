using System.Globalization;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Reports.Rendering;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>All requests of a run over its time: how many were due, succeeded and failed a second, and how late the generator was.</summary>
internal static class RatesChart
{
    private const int LagHeight = 44;
    private const int Middle = SideFrame.Bottom + LagHeight + SideFrame.Gap;

    /// <returns>Null where head has fewer than two windows.</returns>
    public static ChartCanvas? Draw(LoadSection load, ChartTheme theme)
    {
        var sides = new List<(string Name, LoadSide Side)>();
        if (load.Before is { Rates.Count: > 1 } before)
        {
            sides.Add(("base", before));
        }

        sides.Add(("head", load.After));
        if (load.After.Rates.Count < 2)
        {
            return null;
        }

        var all = sides.SelectMany(side => side.Side.Rates).ToList();
        var rates = ValueScale.For(all.SelectMany(one => new[] { one.Due, one.Succeeded, one.Failed }), mayBeLogarithmic: false);
        var lags = ValueScale.For(all.Select(one => one.Lag), mayBeLogarithmic: false);
        var window = load.Method.WindowSeconds > 0 ? load.Method.WindowSeconds : load.After.Rates[1].Start - load.After.Rates[0].Start;
        var length = all.Max(one => one.Start) + window;
        var canvas = ChartCanvas.OfPixels(theme, SideFrame.Width, SideFrame.Height);
        var frame = new SideFrame(sides.Count);
        for (var i = 0; i < sides.Count; i++)
        {
            var left = frame.LeftOf(i);
            var upper = new ChartPanel(canvas, left, Middle, frame.PanelWidth, frame.Top - Middle, length, rates);
            var lower = new ChartPanel(canvas, left, SideFrame.Bottom, frame.PanelWidth, LagHeight, length, lags);
            upper.Levels(i == 0 ? value => $"{LoadPages.Rate(value)}/s" : null);
            lower.Levels(null);
            if (i == 0)
            {
                var most = lags.Ticks()[^1];
                canvas.Text(Quantity.Format(most, "ns"), left - 6, lower.Y(most), Alignment.MiddleRight, theme.Faint, ChartCanvas.SmallSize);
            }

            lower.Ticks(TimeTicks.For(length, 6 / sides.Count));
            frame.Name(canvas, i, sides[i].Name);
            DrawSide(upper, lower, sides[i].Side.Rates, window / 2, theme);
            if (i == sides.Count - 1)
            {
                Label(canvas, upper, lower, sides[i].Side, frame.Top);
            }
        }

        canvas.Title(
            "All requests",
            string.Create(CultureInfo.InvariantCulture, $"requests a second, in each window of {window:0.###} s; below: how late the generator was"),
            SideFrame.Margin, SideFrame.Height - 6, 1, SideFrame.Width - (2 * SideFrame.Margin));
        return canvas;
    }

    private static void DrawSide(ChartPanel upper, ChartPanel lower, IReadOnlyList<LoadRates> rates, double middle, ChartTheme theme)
    {
        upper.Curve(Points(one => one.Due), theme.Neutral, MarkerShape.None, 5);
        upper.Curve(Points(one => one.Succeeded), theme.Good, MarkerShape.FilledCircle);
        upper.Curve(Points(one => one.Failed), theme.Bad, MarkerShape.FilledSquare);
        lower.Curve(Points(one => one.Lag), theme.Warned, MarkerShape.FilledDiamond);

        List<(double, double)> Points(Func<LoadRates, double> of) => [.. rates.Select(one => (one.Start + middle, of(one)))];
    }

    private static void Label(ChartCanvas canvas, ChartPanel upper, ChartPanel lower, LoadSide side, double top)
    {
        var (total, theme, last) = (side.Total, canvas.Theme, side.Rates[^1]);
        var failed = total.Series.Sum(series => series.Ended - series.Succeeded) / total.Seconds;
        var labels = new EndLabels(canvas);
        labels.Add($"due {LoadPages.Rate(total.Due / total.Seconds)}/s", upper.Y(last.Due), theme.Neutral);
        labels.Add($"succeeded {LoadPages.Rate(total.Throughput)}/s", upper.Y(last.Succeeded), theme.Good);
        labels.Add($"failed {LoadPages.Rate(failed)}/s", upper.Y(last.Failed), failed > 0 ? theme.Bad : theme.Faint);
        labels.Write(upper.Right + 6, Middle + 4, top);
        canvas.Text($"late p99 {Quantity.Format(total.Lag.P99, "ns")}", lower.Right + 6, lower.Y(last.Lag), Alignment.MiddleLeft, theme.Warned, ChartCanvas.SmallSize);
    }
}
