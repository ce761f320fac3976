namespace PerfGate.Charts;

/// <summary>The numbers that an axis can show: beyond, its steps would be 0 or infinite, and its ticks without end. Reports come from files.</summary>
internal static class ChartRange
{
    public const double Least = 1e-300;
    public const double Most = 1e300;

    public static bool Holds(double value) => value == 0 || Math.Abs(value) is >= Least and <= Most;

    public static double Within(double positive) => Math.Clamp(positive, Least, Most);
}
