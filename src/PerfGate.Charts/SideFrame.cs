using ScottPlot;

namespace PerfGate.Charts;

/// <summary>Where the panels of a chart over time lie, in pixels: base left of head, and room for the names of curves at the right end.</summary>
/// <param name="Sides">1, or 2 where base and head were compared.</param>
internal readonly record struct SideFrame(int Sides)
{
    public const int Width = 480;
    public const int Height = 250;
    public const int Margin = 14;
    public const int Left = 60;
    public const int LabelRoom = 112;
    public const int Bottom = 30;
    public const int Gap = 14;
    private const int NameOfSide = 16;

    /// <summary>Upper edge of the panels.</summary>
    public double Top => Height - ChartCanvas.TitleHeight - (Sides > 1 ? NameOfSide : 0) - 4;

    public double PanelWidth => (Width - Left - LabelRoom - ((Sides - 1) * Gap)) / (double)Sides;

    public double LeftOf(int side) => Left + (side * (PanelWidth + Gap));

    /// <summary>Writes whose panel it is, where there are two.</summary>
    public void Name(ChartCanvas canvas, int side, string name)
    {
        if (Sides > 1)
        {
            canvas.Text(name, LeftOf(side), Top + 2, Alignment.LowerLeft, canvas.Theme.Faint, ChartCanvas.SmallSize);
        }
    }
}
