using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>Every pair of one benchmark: its ratio, in the order of measuring, with the estimate and its interval.</summary>
internal static class PairsChart
{
    private const int Width = 480;
    private const int Height = 210;
    private const int Margin = 14;

    /// <returns>Null when the report has no pairs of the result, or none that an axis can show.</returns>
    public static ChartCanvas? Draw(ReportResult result, string name, ChartTheme theme)
    {
        if (result is not { Ratios: { Count: > 1 } ratios, Ratio: { } estimate } || !ratios.Append(estimate).All(ratio => ratio > 0 && ChartRange.Holds(ratio)))
        {
            return null;
        }

        var logs = ratios.Select(ratio => Math.Log(ratio)).Append(0).Append(Math.Log(estimate)).ToArray();
        var (low, high) = (logs.Min(), logs.Max());
        var margin = Math.Max(0.06 * (high - low), 0.005);
        (low, high) = (low - margin, high + margin);
        var canvas = new ChartCanvas(theme, Width, Height, new PixelPadding(Margin, Margin, 30, 6));
        var perPixel = (ratios.Count + 1) / (double)(Height - 36 - ChartCanvas.TitleHeight);
        var top = ratios.Count + 1 + (ChartCanvas.TitleHeight * perPixel);
        canvas.Plot.Axes.SetLimits(low, high, 0, top);
        canvas.Ticks(new ChangeScale(low, high).Ticks());
        if (result.Interval is { } interval)
        {
            var band = canvas.Plot.Add.Rectangle(
                interval.Low > 0 ? Math.Clamp(Math.Log(interval.Low), low, high) : low,
                interval.High > 0 ? Math.Clamp(Math.Log(interval.High), low, high) : low,
                0,
                ratios.Count + 1);
            band.FillColor = theme.Band;
            band.LineWidth = 0;
        }

        canvas.Line(0, 0, 0, ratios.Count + 1, theme.Faint, 1.5f);
        canvas.Line(Math.Log(estimate), 0, Math.Log(estimate), ratios.Count + 1, theme.Text, 2);
        for (var pair = 0; pair < ratios.Count; pair++)
        {
            canvas.Marker(Math.Log(ratios[pair]), ratios.Count - pair, ratios[pair] > 1 ? MarkerShape.FilledSquare : MarkerShape.FilledCircle, 6, ratios[pair] > 1 ? theme.Bad : theme.Good);
        }

        canvas.Title(name, $"{ratios.Count} pairs, the first at the top; line: estimate {ResultWords.Change(result)}; band: its interval", low, top, perPixel, Width - (2 * Margin));
        return canvas;
    }
}
