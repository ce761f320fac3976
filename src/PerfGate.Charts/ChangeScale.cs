using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Charts;

/// <summary>The axis of changes: logarithms of ratios, so that twice as slow and twice as fast are equally far from nothing.</summary>
internal sealed class ChangeScale
{
    private static readonly double[] Steps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

    public ChangeScale(double low, double high)
    {
        Low = low;
        High = high;
    }

    /// <summary>ln(head / base) at the left end; below 0.</summary>
    public double Low { get; }

    /// <summary>ln(head / base) at the right end; above 0.</summary>
    public double High { get; }

    public double Width => High - Low;

    /// <summary>
    /// Room for all, unless one change is so large that the others would be a line: then it is cut off, and drawn at the edge.
    /// </summary>
    public static ChangeScale For(IReadOnlyList<ReportResult> results)
    {
        var ratios = results.Select(result => Math.Log(ChartRange.Within(result.Ratio!.Value))).ToArray();
        var sizes = ratios.Select(Math.Abs).Order().ToArray();
        var most = Math.Max(6 * sizes[sizes.Length / 2], 0.1);
        var ends = results
            .SelectMany(result => new[] { result.Ratio!.Value, result.Interval?.Low ?? 1, result.Interval?.High ?? 1 })
            .Where(ratio => double.IsFinite(ratio) && ratio > 0)
            .Select(ratio => Math.Log(ChartRange.Within(ratio)))
            .ToArray();
        var low = Math.Max(Math.Min(ends.Min(), -0.01), -most);
        var high = Math.Min(Math.Max(ends.Max(), 0.01), most);
        var margin = 0.08 * (high - low);
        return new ChangeScale(low - margin, high + margin);
    }

    public double Clamp(double ratio) => ratio <= 0 ? Low : Math.Clamp(Math.Log(ratio), Low, High);

    /// <summary><see cref="Clamp"/>, so far from the edge that a marker is whole.</summary>
    public double Inside(double ratio) => Math.Clamp(Clamp(ratio), Low + (0.015 * Width), High - (0.015 * Width));

    public bool IsCut(double ratio) => Math.Log(ratio) < Low || Math.Log(ratio) > High;

    /// <summary>About five round changes, 0 among them.</summary>
    public IEnumerable<(double Position, string Label)> Ticks()
    {
        var span = Math.Min(Math.Exp(High), ChartRange.Most) - Math.Exp(Low);
        var step = Array.Find(Steps, one => span / one <= 6);
        step = step == 0 ? Math.Ceiling(span / 6) : step;
        for (var tick = Math.Ceiling((Math.Exp(Low) - 1) / step); 1 + (tick * step) <= Math.Min(Math.Exp(High), ChartRange.Most); tick++)
        {
            var ratio = 1 + (tick * step);
            if (Math.Log(ratio) < Low + (0.05 * Width) || Math.Log(ratio) > High - (0.05 * Width))
            {
                // Its label would be cut off.
                continue;
            }

            yield return (Math.Log(ratio), tick == 0 ? "same" : Sign(ratio) + Quantity.Percent(Math.Abs(ratio - 1)));
        }
    }

    private static string Sign(double ratio) => ratio > 1 ? "+" : "−";
}
