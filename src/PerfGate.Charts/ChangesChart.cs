using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>A forest chart: one row for each result that changed, its estimate and its interval, against "same".</summary>
internal static class ChangesChart
{
    /// <summary>CSS pixels: no text of it becomes smaller than 9 pixels on a phone that is 390 wide.</summary>
    public const int Width = 480;

    private const int RowHeight = 46;
    private const int Margin = 10;

    /// <summary>Above the first row, for the words that say which way is which.</summary>
    private const double TopRows = 18.0 / RowHeight;

    /// <returns>Null when nothing changed that has a ratio.</returns>
    public static ChartCanvas? Draw(GateReport report, ChartTheme theme)
    {
        var results = ChartedResults.Of(report);
        if (results.Count == 0)
        {
            return null;
        }

        var names = new BenchmarkNames(report);
        var scale = ChangeScale.For(results);
        var canvas = new ChartCanvas(theme, Width, (RowHeight * results.Count) + 58, new PixelPadding(Margin, Margin, 40, 0));
        canvas.Plot.Axes.SetLimits(scale.Low, scale.High, -0.5, results.Count - 0.5 + TopRows);
        canvas.Ticks(scale.Ticks());
        DrawBackground(canvas, report.Methodology, scale, results.Count);
        for (var row = 0; row < results.Count; row++)
        {
            DrawRow(canvas, scale, results[row], names, results.Count - 1 - row);
        }

        var change = $"change {ChartText.BesideOf(report, results) ?? "of head against base"}";
        canvas.Plot.Axes.Bottom.Label.Text = $"{change}, with {Quantity.Percent(report.Methodology.Confidence)} intervals";
        canvas.Plot.Axes.Bottom.Label.FontName = ChartFont.Name;
        canvas.Plot.Axes.Bottom.Label.FontSize = ChartCanvas.SmallSize;
        canvas.Plot.Axes.Bottom.Label.ForeColor = theme.Faint;
        canvas.Plot.Axes.Bottom.Label.Bold = false;
        return canvas;
    }

    private static void DrawBackground(ChartCanvas canvas, Methodology methodology, ChangeScale scale, int rows)
    {
        var floor = canvas.Plot.Add.Rectangle(scale.Clamp(1 - methodology.NoiseFloor), scale.Clamp(1 + methodology.NoiseFloor), -0.5, rows - 0.5);
        floor.FillColor = canvas.Theme.Band;
        floor.LineWidth = 0;
        foreach (var (position, _) in scale.Ticks())
        {
            canvas.Line(position, -0.5, position, rows - 0.5, canvas.Theme.Band);
        }

        canvas.Line(0, -0.5, 0, rows - 0.5, canvas.Theme.Faint, 1.5f);
        canvas.Text("less", scale.Low, rows - 0.5 + TopRows, Alignment.UpperLeft, canvas.Theme.Faint, ChartCanvas.SmallSize);
        canvas.Text("more", scale.High, rows - 0.5 + TopRows, Alignment.UpperRight, canvas.Theme.Faint, ChartCanvas.SmallSize);
    }

    private static void DrawRow(ChartCanvas canvas, ChangeScale scale, ReportResult result, BenchmarkNames names, int y)
    {
        var (color, shape) = Look(result, canvas.Theme);
        var metric = result.Metric is null or Metric.Time ? "" : $", {names.Metric(result)}";
        var value = $"{ResultWords.Change(result)} {Word(result)}";
        var room = Width - (2 * Margin) - ChartFont.Width(value, ChartCanvas.TextSize) - 12;
        canvas.Text(ChartFont.Fit(names.Brief(result.Identity) + metric, room, ChartCanvas.TextSize), scale.Low, y + 0.2, Alignment.MiddleLeft, canvas.Theme.Text);
        canvas.Text(ChartFont.Fit(value, 260, ChartCanvas.TextSize), scale.High, y + 0.2, Alignment.MiddleRight, color);

        var place = y - 0.22;
        if (result.Interval is { } interval)
        {
            var (low, high) = (scale.Clamp(interval.Low), scale.Clamp(interval.High));
            canvas.Line(low, place, high, place, color, 3);
            End(low, interval.Low);
            End(high, interval.High);
        }

        canvas.Marker(scale.Inside(result.Ratio!.Value), place, scale.IsCut(result.Ratio.Value) ? Arrow(result.Ratio.Value) : shape, 12, color);

        void End(double position, double ratio)
        {
            if (double.IsFinite(ratio) && ratio > 0 && !scale.IsCut(ratio))
            {
                canvas.Line(position, place - 0.11, position, place + 0.11, color, 2);
            }
        }
    }

    private static MarkerShape Arrow(double ratio) => ratio > 1 ? MarkerShape.FilledTriangleUp : MarkerShape.FilledTriangleDown;

    private static (Color Color, MarkerShape Shape) Look(ReportResult result, ChartTheme theme) => (result.Outcome, result.Decision) switch
    {
        (_, Decision.Fail) => (theme.Bad, MarkerShape.FilledSquare),
        (Outcome.Improved, _) => (theme.Good, MarkerShape.FilledCircle),
        (Outcome.Regressed, _) => (theme.Warned, MarkerShape.FilledDiamond),
        _ => (theme.Neutral, MarkerShape.OpenCircle),
    };

    private static string Word(ReportResult result) => (result.Outcome, result.Decision) switch
    {
        (_, Decision.Fail) => "fails",
        (_, Decision.Waived) => "waived",
        (Outcome.Improved, _) => "better",
        (Outcome.Regressed, _) => "allowed",
        _ => OutcomeWords.Of(result),
    };
}
