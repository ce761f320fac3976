namespace PerfGate.Core.Rendering.Comment;

/// <summary>A row of block characters, one per value: a trend that every mail reader and phone can show.</summary>
public static class Sparkline
{
    /// <summary>The newest values count.</summary>
    public const int MostValues = 12;

    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>
    /// From the lowest value to the highest; empty for fewer than two values. A range of less than 2 % of the highest is drawn flat:
    /// noise is not to look like a trend.
    /// </summary>
    public static string Of(IReadOnlyList<double> values)
    {
        var shown = values.Skip(Math.Max(values.Count - MostValues, 0)).Where(double.IsFinite).ToArray();
        if (shown.Length < 2)
        {
            return "";
        }

        var (low, high) = (shown.Min(), shown.Max());
        var range = Math.Max(high - low, 0.02 * Math.Abs(high));
        return string.Concat(shown.Select(value => Blocks[range == 0 ? 0 : (int)Math.Round((value - low) / range * (Blocks.Length - 1))]));
    }
}
