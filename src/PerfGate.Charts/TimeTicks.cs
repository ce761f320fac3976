using System.Globalization;

namespace PerfGate.Charts;

/// <summary>Round times of an axis.</summary>
internal static class TimeTicks
{
    private static readonly double[] Steps =
        [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200, 86400, 7 * 86400];

    /// <summary>No run lasts so long, s: figures in full would cover the chart.</summary>
    private const double Age = 1e10;

    /// <param name="length">Of the axis, s.</param>
    /// <param name="most">Ticks, the one at 0 included; at least 2.</param>
    public static IEnumerable<(double Seconds, string Label)> For(double length, int most)
    {
        var step = Array.Find(Steps, one => length / one <= most - 1);
        step = step == 0 ? length / (most - 1) : step;
        for (var i = 0; i < most && i * step <= length * 1.0001; i++)
        {
            yield return (i * step, Text(i * step, step));
        }
    }

    private static string Text(double seconds, double step) => seconds == 0 ? "0"
        : step >= Age ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#E+0} h")
        : step >= 3600 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h")
        : step >= 60 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} min")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");
}
