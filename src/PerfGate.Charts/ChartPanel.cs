using ScottPlot;

namespace PerfGate.Charts;

/// <summary>A rectangle of a chart with axes of its own; the canvas is one of pixels.</summary>
/// <param name="canvas">Made by <see cref="ChartCanvas.OfPixels"/>.</param>
/// <param name="left">Pixels from the left.</param>
/// <param name="bottom">Pixels from the bottom.</param>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="length">The right end of its horizontal axis, which begins at 0.</param>
/// <param name="scale">Of its vertical axis.</param>
internal sealed class ChartPanel(ChartCanvas canvas, double left, double bottom, double width, double height, double length, ValueScale scale)
{
    private const int ManyPoints = 24;

    public double X(double at) => left + (width * Math.Clamp(length > 0 ? at / length : 0, 0, 1));

    public double Y(double value) => bottom + (height * scale.Place(value));

    public double Right => left + width;

    public double Top => bottom + height;

    /// <summary>Faint lines at the ticks of values, and a line below.</summary>
    /// <param name="label">Of a value other than 0; null: another panel has the labels.</param>
    public void Levels(Func<double, string>? label)
    {
        foreach (var tick in scale.Ticks())
        {
            canvas.Line(left, Y(tick), Right, Y(tick), canvas.Theme.Band);
            if (label is not null)
            {
                canvas.Text(tick == 0 ? "0" : label(tick), left - 6, Y(tick), Alignment.MiddleRight, canvas.Theme.Faint, ChartCanvas.SmallSize);
            }
        }

        canvas.Line(left, bottom, Right, bottom, canvas.Theme.Line);
    }

    public void Ticks(IEnumerable<(double At, string Label)> ticks)
    {
        foreach (var (at, label) in ticks)
        {
            canvas.Line(X(at), bottom, X(at), bottom - 4, canvas.Theme.Line);
            canvas.Text(label, X(at), bottom - 6, Alignment.UpperCenter, canvas.Theme.Faint, ChartCanvas.SmallSize);
        }
    }

    /// <summary>A line through points, broken where there is no value; few points get markers too.</summary>
    public void Curve(IReadOnlyList<(double At, double Value)> points, Color color, MarkerShape shape, float lineWidth = 2)
    {
        var marker = points.Count <= ManyPoints && shape != MarkerShape.None ? 5 : 0;
        var part = new List<(double X, double Y)>();
        foreach (var (at, value) in points.Append((0, double.NaN)))
        {
            if (value > 0 && double.IsFinite(value) && double.IsFinite(at))
            {
                part.Add((X(at), Y(value)));
            }
            else if (part.Count > 0)
            {
                canvas.Path(part, color, lineWidth);
                foreach (var (x, y) in part.Take(marker > 0 || part.Count == 1 ? part.Count : 0))
                {
                    canvas.Marker(x, y, shape, Math.Max(marker, 4), color);
                }

                part.Clear();
            }
        }
    }

    /// <summary>A mark at the upper edge: what belongs here lies far above.</summary>
    /// <param name="x">Pixels from the left.</param>
    public void Beyond(double x) => canvas.Marker(x, Top - 3, MarkerShape.FilledTriangleUp, 7, canvas.Theme.Bad);

    /// <summary>Windows in which nothing succeeded: crosses on the axis.</summary>
    public void Nothing(IEnumerable<double> times)
    {
        foreach (var at in times)
        {
            canvas.Marker(X(at), bottom + 5, MarkerShape.Eks, 7, canvas.Theme.Bad);
        }
    }
}
