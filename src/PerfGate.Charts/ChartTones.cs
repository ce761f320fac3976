using PerfGate.Core.Reports;
using ScottPlot;

namespace PerfGate.Charts;

/// <summary>Colours and markers of what a curve means: told apart without colour too.</summary>
internal static class ChartTones
{
    public static Color Color(this ChartTone tone, ChartTheme theme) => tone switch
    {
        ChartTone.Neutral => theme.Neutral,
        ChartTone.Good => theme.Good,
        ChartTone.Warned => theme.Warned,
        ChartTone.Bad => theme.Bad,
        _ => theme.Text,
    };

    public static MarkerShape Marker(this ChartTone tone) => tone switch
    {
        ChartTone.Neutral => MarkerShape.None,
        ChartTone.Good => MarkerShape.FilledCircle,
        ChartTone.Warned => MarkerShape.FilledDiamond,
        _ => MarkerShape.FilledSquare,
    };

    /// <summary>What the others are compared with lies broad behind them.</summary>
    public static float Width(this ChartTone tone) => tone == ChartTone.Neutral ? 5 : 2;
}
