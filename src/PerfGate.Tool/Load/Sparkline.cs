namespace PerfGate.Tool.Load;

/// <summary>The last values as bars of eight heights.</summary>
internal sealed class Sparkline(int width)
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

    /// <summary>The highest value is a full bar.</summary>
    public override string ToString()
    {
        var highest = values.DefaultIfEmpty().Max();
        return string.Concat(values.Select(value => Bars[highest <= 0 ? 0 : (int)Math.Clamp(value / highest * (Bars.Length - 1), 0, Bars.Length - 1)]));
    }
}
