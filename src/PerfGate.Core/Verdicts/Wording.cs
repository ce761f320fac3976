using System.Globalization;

namespace PerfGate.Core.Verdicts;

/// <summary>Numbers as the sentences of a report write them, in every culture alike.</summary>
internal static class Wording
{
    /// <summary>A fraction as percent, with three significant digits: 0.0725 is "7.25 %".</summary>
    public static string Percent(double fraction) =>
        double.IsPositiveInfinity(fraction) ? "without bound" : Number(fraction * 100) + " %";

    /// <summary>Three significant digits, or more where the whole part has more.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch
        {
            >= 100 => "0",
            >= 10 => "0.#",
            >= 1 => "0.##",
            _ => "0.###",
        },
        CultureInfo.InvariantCulture);

    /// <summary>A p-value with two significant digits, however small.</summary>
    public static string Probability(double p) => p.ToString("G2", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
