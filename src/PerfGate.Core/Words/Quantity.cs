using System.Globalization;

namespace PerfGate.Core.Words;

/// <summary>Numbers for people, the same in every culture. Takes base units (ns, B); only here is a prefix picked.</summary>
public static class Quantity
{
    /// <summary>What stands for a number that is not there.</summary>
    public const string None = "–";

    private const int Digits = 4;

    /// <summary>More than a person writes, fewer than make a fraction's binary form show.</summary>
    private const int StatedDigits = 12;

    /// <summary>
    /// A value in a readable unit with about four significant digits: <c>52.31 ns</c>, <c>1.234 µs</c>, <c>1.5 KB</c> (1024 B);
    /// units other than <c>ns</c> and <c>B</c> are kept as they are. NaN gives <see cref="None"/>.
    /// </summary>
    public static string Format(double value, string unit) => Format(value, unit, Digits);

    /// <summary>
    /// Both sides of a comparison. Values that differ never read the same: digits are added, bytes are written out, until they do not.
    /// </summary>
    public static (string Base, string Head) Sides(double @base, double head, string unit)
    {
        var (left, right) = (Format(@base, unit), Format(head, unit));
        if (left != right || @base.Equals(head))
        {
            return (left, right);
        }

        if (unit == "B")
        {
            (left, right) = ($"{Number(@base, Digits)} B", $"{Number(head, Digits)} B");
        }

        for (var digits = Digits + 1; left == right && digits <= 17; digits++)
        {
            (left, right) = (Format(@base, unit, digits), Format(head, unit, digits));
        }

        return (left, right);
    }

    /// <summary><c>52.31 → 54.82 ns</c>; one value when the sides are equal, a unit on each when they differ in it.</summary>
    public static string Transition(double @base, double head, string unit) => Transition(Sides(@base, head, unit));

    /// <summary>The same from the texts of both sides.</summary>
    public static string Transition((string Base, string Head) sides)
    {
        var (left, right) = sides;
        if (left == right)
        {
            return right;
        }

        var end = left.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && right.EndsWith(left[end..], StringComparison.Ordinal) ? $"{left[..end]} → {right}" : $"{left} → {right}";
    }

    /// <summary>Both sides of bytes that repeat exactly: where they differ, small ones are written out, <c>832 B</c> and <c>1,056 B</c>.</summary>
    public static (string Base, string Head) ExactSides(double @base, double head) =>
        IsWrittenOut(@base) && IsWrittenOut(head) && !@base.Equals(head) ? (Bytes(@base), Bytes(head)) : Sides(@base, head, "B");

    /// <summary>The same in one text, with what lies between them: <c>832 B → 1,056 B (+224 B)</c>; one value when they are equal.</summary>
    public static string ExactTransition(double @base, double head)
    {
        if (@base.Equals(head))
        {
            return Format(head, "B");
        }

        var sides = IsWrittenOut(@base) && IsWrittenOut(head) ? $"{Bytes(@base)} → {Bytes(head)}" : Transition(@base, head, "B");
        var difference = Math.Abs(head - @base);
        return $"{sides} ({(head > @base ? "+" : "−")}{(IsWrittenOut(difference) ? Bytes(difference) : Format(difference, "B"))})";
    }

    /// <summary>
    /// A ratio of head to base as a signed change: 1.048 is <c>+4.8 %</c>, 0.968 is <c>−3.2 %</c>; beyond +900 % a factor, <c>12.3×</c>.
    /// </summary>
    public static string Change(double ratio)
    {
        if (double.IsNaN(ratio))
        {
            return None;
        }

        if (ratio > 10)
        {
            return double.IsInfinity(ratio) ? "+∞" : $"{ratio.ToString(ratio < 1000 ? "0.0" : "0", CultureInfo.InvariantCulture)}×";
        }

        var percent = Math.Round((ratio - 1) * 100, 1, MidpointRounding.AwayFromZero);
        var sign = percent > 0 ? "+" : percent < 0 ? "−" : "±";
        return $"{sign}{Math.Abs(percent).ToString("0.0", CultureInfo.InvariantCulture)} %";
    }

    /// <summary>A fraction as a percentage without needless digits: 0.03 is <c>3 %</c>, 0.005 is <c>0.5 %</c>.</summary>
    public static string Percent(double fraction) => double.IsPositiveInfinity(fraction) ? "without bound" : $"{Number(fraction * 100, 3)} %";

    /// <summary>A number that somebody set, with all of its digits, in the largest unit that keeps it at 1 or more: <c>0.5 ns</c>.</summary>
    public static string Stated(double value, string unit) => Format(value, unit, StatedDigits);

    /// <summary>A fraction that somebody set, with all of its digits: <c>2.345 %</c>.</summary>
    public static string StatedPercent(double fraction) => $"{Number(fraction * 100, StatedDigits)} %";

    /// <summary>A number without a unit, with three significant digits, or more where its whole part has more.</summary>
    public static string Number(double value) => Number(value, 3);

    /// <summary>A probability with two significant digits, however small.</summary>
    public static string Probability(double p) => p.ToString("G2", CultureInfo.InvariantCulture);

    /// <summary><c>1 test</c>, <c>7 tests</c>: the number with the words that go with it.</summary>
    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>
    /// An interval of a ratio as changes: <c>[+3.1 %, +6.4 %]</c>. An end that the data cannot bound (infinite; for the low end also 0,
    /// which every ratio exceeds) leaves <c>≥ +3.1 %</c> or <c>≤ +6.4 %</c>, two leave <see cref="None"/>.
    /// </summary>
    public static string Interval(Statistics.Interval ratio)
    {
        var hasLow = double.IsFinite(ratio.Low) && ratio.Low > 0;
        var hasHigh = double.IsFinite(ratio.High);
        return (hasLow, hasHigh) switch
        {
            (true, true) => $"[{Change(ratio.Low)}, {Change(ratio.High)}]",
            (true, false) => $"≥ {Change(ratio.Low)}",
            (false, true) => $"≤ {Change(ratio.High)}",
            _ => None,
        };
    }

    private static bool IsWrittenOut(double bytes) => bytes < 10_000;

    private static string Bytes(double value) => $"{value.ToString("#,0.###", CultureInfo.InvariantCulture)} B";

    private static string Format(double value, string unit, int digits)
    {
        if (double.IsNaN(value))
        {
            return None;
        }

        if (double.IsInfinity(value))
        {
            return $"{(value < 0 ? "−" : "")}∞ {unit}".TrimEnd();
        }

        var (step, names) = unit switch
        {
            "ns" => (1000.0, TimeUnits),
            "B" => (1024.0, ByteUnits),
            _ => (0.0, []),
        };

        // Rounded before each step, so that 999.96 ns is 1 µs and never 1000 ns.
        var magnitude = 0;
        while (magnitude < names.Length - 1 && Math.Abs(Round(value, digits)) >= step)
        {
            value /= step;
            magnitude++;
        }

        // A rate reads as one: 154/s.
        return unit == "1/s" ? $"{Number(value, digits)}/s" : $"{Number(value, digits)} {(names.Length == 0 ? unit : names[magnitude])}".TrimEnd();
    }

    private static readonly string[] TimeUnits = ["ns", "µs", "ms", "s"];
    private static readonly string[] ByteUnits = ["B", "KB", "MB", "GB", "TB"];

    private static string Number(double value, int digits)
    {
        var rounded = Round(value, digits);
        if (Math.Abs(rounded) >= 1e15)
        {
            return rounded.ToString("0.###E+0", CultureInfo.InvariantCulture).Replace('-', '−');
        }

        var text = Math.Abs(rounded).ToString("0.#################", CultureInfo.InvariantCulture);
        return rounded < 0 ? $"−{text}" : text;
    }

    /// <summary>To so many significant digits, but never left of the decimal point: 1234567 stays what it is.</summary>
    private static double Round(double value, int digits)
    {
        if (value == 0)
        {
            return 0;
        }

        var integerDigits = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        return Math.Round(value, Math.Clamp(digits - integerDigits, 0, 15), MidpointRounding.AwayFromZero);
    }
}
