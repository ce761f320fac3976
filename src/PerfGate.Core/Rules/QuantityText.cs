using System.Globalization;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Rules;

/// <summary>Percentages and amounts as a limit's description prints them, the same in every culture.</summary>
internal static class QuantityText
{
    private static readonly string[] Times = ["ns", "us", "ms", "s"];
    private static readonly string[] Bytes = ["B", "KB", "MB", "GB"];

    public static string Percent(double fraction) => Number(fraction * 100) + " %";

    /// <summary>A metric's amount in base units; times and bytes in the largest unit that keeps it at 1 or more.</summary>
    public static string Amount(string metric, double value) => metric switch
    {
        Metric.Time => Scaled(value, 1000, Times),
        Metric.Allocated => Scaled(value, 1024, Bytes),
        _ => Number(value),
    };

    private static string Scaled(double value, double step, string[] units)
    {
        var unit = 0;
        while (value >= step && unit < units.Length - 1)
        {
            value /= step;
            unit++;
        }

        return $"{Number(value)} {units[unit]}";
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
