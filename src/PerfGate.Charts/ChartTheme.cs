using ScottPlot;

namespace PerfGate.Charts;

/// <summary>The colours of a chart. Contrast with the page is at least 4.5 to 1 for all text; every colour has a shape and a word beside it.</summary>
internal sealed record ChartTheme(
    string Name, Color Page, Color Text, Color Faint, Color Line, Color Band, Color Bad, Color Good, Color Warned, Color Neutral)
{
    public static ChartTheme Light { get; } = new(
        "light", Hex("#ffffff"), Hex("#1f2328"), Hex("#59636e"), Hex("#d1d9e0"), Hex("#eef1f4"), Hex("#cf222e"), Hex("#0969da"), Hex("#9a6700"), Hex("#59636e"));

    public static ChartTheme Dark { get; } = new(
        "dark", Hex("#0d1117"), Hex("#f0f6fc"), Hex("#9198a1"), Hex("#3d444d"), Hex("#1c222a"), Hex("#ff7b72"), Hex("#58a6ff"), Hex("#d29922"), Hex("#9198a1"));

    public static IReadOnlyList<ChartTheme> All { get; } = [Light, Dark];

    private static Color Hex(string hex) => Color.FromHex(hex);
}
