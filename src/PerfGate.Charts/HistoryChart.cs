using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>One benchmark over its committed baselines, then this change: the commits stand on the axis.</summary>
internal static class HistoryChart
{
    private const int Width = 480;
    private const int Height = 220;
    private const int Margin = 14;
    private const int MostLabels = 6;

    /// <returns>Null for fewer than two earlier baselines, and for values that no axis can show.</returns>
    public static ChartCanvas? Draw(ReportResult result, string? headCommit, string name, ChartTheme theme)
    {
        if (result is not { History: { Count: > 1 } history, Head: { } head })
        {
            return null;
        }

        double[] values = [.. history.Select(point => point.Value), head.Median];
        if (!values.All(ChartRange.Holds))
        {
            return null;
        }

        string[] commits = [.. history.Select(point => Short(point.Commit)), headCommit is null ? "head" : Short(headCommit)];
        var (low, high) = (values.Min(), values.Max());
        var margin = Math.Max(0.15 * (high - low), 0.01 * Math.Abs(high));
        margin = margin == 0 ? 1 : margin;
        var canvas = new ChartCanvas(theme, Width, Height, new PixelPadding(Margin + 52, Margin + 14, 30, 6));
        var perPixel = (high - low + (2 * margin)) / (Height - 36 - ChartCanvas.TitleHeight);
        var top = high + margin + (ChartCanvas.TitleHeight * perPixel);
        canvas.Plot.Axes.SetLimits(-0.5, values.Length - 0.5, low - margin, top);
        var every = (int)Math.Ceiling(values.Length / (double)MostLabels);
        canvas.Ticks(commits.Select((commit, i) => ((double)i, commit)).Where((_, i) => i == values.Length - 1 || (i % every == 0 && values.Length - 1 - i >= every)));
        canvas.Plot.Axes.Left.IsVisible = true;
        canvas.Plot.Axes.Left.FrameLineStyle.Color = theme.Page;
        canvas.Plot.Axes.Left.MinorTickStyle.Length = 0;
        canvas.Plot.Axes.Left.MajorTickStyle.Color = theme.Line;
        canvas.Plot.Axes.Left.TickLabelStyle.ForeColor = theme.Faint;
        canvas.Plot.Axes.Left.TickLabelStyle.FontName = ChartFont.Name;
        canvas.Plot.Axes.Left.TickLabelStyle.FontSize = ChartCanvas.SmallSize;
        double[] levels = [low, (low + high) / 2, high];
        levels = [.. levels.Distinct()];
        canvas.Plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            levels, [.. levels.Select(level => Quantity.Format(level, result.Unit ?? ""))]);
        foreach (var level in levels)
        {
            canvas.Line(-0.5, level, values.Length - 0.5, level, theme.Band);
        }

        for (var i = 1; i < values.Length; i++)
        {
            canvas.Line(i - 1, values[i - 1], i, values[i], theme.Neutral, 2);
        }

        for (var i = 0; i < values.Length - 1; i++)
        {
            canvas.Marker(i, values[i], MarkerShape.FilledCircle, 6, theme.Neutral);
        }

        canvas.Marker(values.Length - 1, values[^1], MarkerShape.FilledSquare, 11, result.Ratio > 1 ? theme.Bad : theme.Good);
        canvas.Title(
            name,
            $"{result.Metric} at {history.Count} baselines, then this change (square): {Quantity.Format(head.Median, result.Unit ?? "")}",
            -0.5,
            top,
            perPixel,
            Width - (2 * Margin) - 66);
        return canvas;
    }

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}
