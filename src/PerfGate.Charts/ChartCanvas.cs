using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>A plot with our look: no frame, one axis, our font; and the files that it becomes.</summary>
internal sealed partial class ChartCanvas
{
    public const float TextSize = 13;
    public const float SmallSize = 11;
    public const int TitleHeight = 44;

    private readonly int width;
    private readonly int height;

    public ChartCanvas(ChartTheme theme, int width, int height, PixelPadding padding)
    {
        ChartFont.Register();
        Theme = theme;
        this.width = width;
        this.height = height;
        Plot.Font.Set(ChartFont.Name);
        Plot.FigureBackground.Color = theme.Page;
        Plot.DataBackground.Color = theme.Page;
        Plot.HideGrid();
        Plot.Axes.Left.IsVisible = false;
        Plot.Axes.Right.IsVisible = false;
        Plot.Axes.Top.IsVisible = false;
        Plot.Axes.Bottom.FrameLineStyle.Color = theme.Line;
        Plot.Axes.Bottom.TickLabelStyle.ForeColor = theme.Faint;
        Plot.Axes.Bottom.TickLabelStyle.FontName = ChartFont.Name;
        Plot.Axes.Bottom.TickLabelStyle.FontSize = SmallSize;
        Plot.Axes.Bottom.MajorTickStyle.Color = theme.Line;
        Plot.Axes.Bottom.MinorTickStyle.Length = 0;
        Plot.Layout.Fixed(padding);
    }

    /// <summary>An empty page whose coordinates are its CSS pixels, from the lower left: for charts of several panels.</summary>
    public static ChartCanvas OfPixels(ChartTheme theme, int width, int height)
    {
        var canvas = new ChartCanvas(theme, width, height, new PixelPadding(0));
        canvas.Plot.Axes.Bottom.IsVisible = false;
        canvas.Plot.Axes.SetLimits(0, width, 0, height);
        return canvas;
    }

    public Plot Plot { get; } = new();

    public ChartTheme Theme { get; }

    public void Text(string text, double x, double y, Alignment alignment, Color color, float size = TextSize)
    {
        var label = Plot.Add.Text(text, x, y);
        label.LabelFontName = ChartFont.Name;
        label.LabelFontSize = size;
        label.LabelFontColor = color;
        // Lines of the plot end at a text, so that it can be read.
        label.LabelBackgroundColor = Theme.Page;
        label.LabelAlignment = alignment;
    }

    /// <summary>Two lines at the top: a name, and what is drawn. The plot must leave <see cref="TitleHeight"/> free.</summary>
    /// <param name="width">Room, in pixels.</param>
    public void Title(string name, string subtitle, double x, double top, double perPixel, float width)
    {
        Text(ChartFont.Fit(name, width, TextSize), x, top, Alignment.UpperLeft, Theme.Text);
        Text(ChartFont.Fit(subtitle, width, SmallSize), x, top - (20 * perPixel), Alignment.UpperLeft, Theme.Faint, SmallSize);
    }

    public void Line(double x1, double y1, double x2, double y2, Color color, float lineWidth = 1)
    {
        var line = Plot.Add.Line(x1, y1, x2, y2);
        line.Color = color;
        line.LineWidth = lineWidth;
    }

    /// <summary>One line through all points.</summary>
    public void Path(IReadOnlyList<(double X, double Y)> points, Color color, float lineWidth)
    {
        var line = Plot.Add.ScatterLine(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray(), color);
        line.LineWidth = lineWidth;
    }

    /// <summary>A dashed line at one height.</summary>
    public void Dashes(double x1, double x2, double y, Color color)
    {
        var line = Plot.Add.Line(x1, y, x2, y);
        line.Color = color;
        line.LineWidth = 1.5f;
        line.LinePattern = LinePattern.Dashed;
    }

    public void Marker(double x, double y, MarkerShape shape, float size, Color color)
    {
        var marker = Plot.Add.Marker(x, y, shape, size, color);
        marker.MarkerLineColor = color;
        marker.MarkerLineWidth = 2;
    }

    public void Ticks(IEnumerable<(double Position, string Label)> ticks)
    {
        var all = ticks.ToArray();
        Plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            Array.ConvertAll(all, tick => tick.Position), Array.ConvertAll(all, tick => tick.Label));
    }

    /// <summary>PNG at twice its size, then SVG.</summary>
    /// <param name="name">Of the files, without theme and format.</param>
    /// <param name="alt">See <see cref="ChartFile.Alt"/>.</param>
    public IEnumerable<ChartFile> Files(string name, string alt)
    {
        Plot.ScaleFactor = 2;
        yield return new ChartFile($"{name}-{Theme.Name}.png", Plot.GetImage(width * 2, height * 2).GetImageBytes(ImageFormat.Png), width, height) { Alt = alt };
        Plot.ScaleFactor = 1;
        yield return new ChartFile($"{name}-{Theme.Name}.svg", Encoding.UTF8.GetBytes(Numbered(Plot.GetSvgXml(width, height).ReplaceLineEndings("\n"))), width, height) { Alt = alt };
    }

    /// <summary>
    /// Skia counts its clip paths over the whole process, and a picture is to be the same whenever it is drawn; the font is the viewer's,
    /// who may not have ours.
    /// </summary>
    private static string Numbered(string svg)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return ClipPath().Replace(svg, match =>
        {
            ids.TryAdd(match.Value, string.Create(CultureInfo.InvariantCulture, $"cl_{ids.Count}"));
            return ids[match.Value];
        }).Replace($"font-family=\"{ChartFont.Name}\"", $"font-family=\"{ChartFont.Name}, Helvetica, Arial, sans-serif\"", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=id=\"|url\\(#)cl_[0-9a-f]+")]
    private static partial Regex ClipPath();
}
