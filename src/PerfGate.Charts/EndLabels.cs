using ScottPlot;

namespace PerfGate.Charts;

/// <summary>Words at the right end of lines, moved apart where lines end close to one another.</summary>
internal sealed class EndLabels(ChartCanvas canvas)
{
    private const double Apart = 14;

    private readonly List<(string Text, double Y, Color Color)> labels = [];

    public void Add(string text, double y, Color color) => labels.Add((text, y, color));

    /// <param name="x">Pixels from the left.</param>
    /// <param name="low">Pixels from the bottom, the least for the middle of a label.</param>
    /// <param name="high">The most.</param>
    public void Write(double x, double low, double high)
    {
        // Down from the top, none above its line's neighbour; then up again from the bottom for those that left the chart.
        var ordered = labels.OrderByDescending(label => label.Y).ToArray();
        var places = new double[ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            places[i] = Math.Min(ordered[i].Y, i == 0 ? high : places[i - 1] - Apart);
        }

        for (var i = ordered.Length - 1; i >= 0; i--)
        {
            places[i] = Math.Max(places[i], i == ordered.Length - 1 ? low : places[i + 1] + Apart);
        }

        for (var i = 0; i < ordered.Length; i++)
        {
            canvas.Text(ordered[i].Text, x, places[i], Alignment.MiddleLeft, ordered[i].Color, ChartCanvas.SmallSize);
        }
    }
}
