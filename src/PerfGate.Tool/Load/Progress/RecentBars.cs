namespace PerfGate.Tool.Load.Progress;

/// <summary>The last values as bars of eight heights, scaled from zero: for the line of progress.</summary>
/// <remarks>The trend in a comment is another thing: it is scaled from its lowest value and hides noise.</remarks>
internal sealed class RecentBars(int width)
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    private readonly Queue<double> values = new();

    public void Add(double value)
    {
        values.Enqueue(value);
        if (values.Count > width)
        {
            values.Dequeue();
        }
    }

    /// <summary>The newest values that fit, a column each; the highest of them is a full bar.</summary>
    /// <param name="columns">At least 0.</param>
    public string Fit(int columns)
    {
        var newest = values.Skip(Math.Max(0, values.Count - columns)).ToList();
        var highest = newest.DefaultIfEmpty().Max();
        return string.Concat(newest.Select(value => Bars[highest <= 0 ? 0 : (int)Math.Clamp(value / highest * (Bars.Length - 1), 0, Bars.Length - 1)]));
    }

    public override string ToString() => Fit(width);
}
