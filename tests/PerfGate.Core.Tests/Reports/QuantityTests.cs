using PerfGate.Core.Words;
using PerfGate.Statistics;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "ns", "0 ns")]
    [InlineData(0.01234, "ns", "0.01234 ns")]
    [InlineData(0.5, "ns", "0.5 ns")]
    [InlineData(52.314, "ns", "52.31 ns")]
    [InlineData(999.94, "ns", "999.9 ns")]
    [InlineData(999.96, "ns", "1 µs")]
    [InlineData(1234, "ns", "1.234 µs")]
    [InlineData(3.4e6, "ns", "3.4 ms")]
    [InlineData(2.1e9, "ns", "2.1 s")]
    [InlineData(1.25e12, "ns", "1250 s")]
    [InlineData(64, "B", "64 B")]
    [InlineData(1023, "B", "1023 B")]
    [InlineData(1024, "B", "1 KB")]
    [InlineData(1536, "B", "1.5 KB")]
    [InlineData(3355443.2, "B", "3.2 MB")]
    [InlineData(12.345, "req", "12.35 req")]
    [InlineData(1234567, "req/s", "1234567 req/s")]
    [InlineData(-1234, "ns", "−1.234 µs")]
    [InlineData(5, "", "5")]
    [InlineData(double.NaN, "ns", "–")]
    [InlineData(double.PositiveInfinity, "ns", "∞ ns")]
    [InlineData(1e300, "B", "9.095E+287 TB")]
    public void Values_read_in_four_digits(double value, string unit, string expected) =>
        Assert.Equal(expected, Quantity.Format(value, unit));

    [Theory]
    [InlineData(1.048, "+4.8 %")]
    [InlineData(0.968, "−3.2 %")]
    [InlineData(1, "±0.0 %")]
    [InlineData(1.0004, "±0.0 %")]
    [InlineData(0.9996, "±0.0 %")]
    [InlineData(2.31, "+131.0 %")]
    [InlineData(10, "+900.0 %")]
    [InlineData(12.34, "12.3×")]
    [InlineData(4321.5, "4322×")]
    [InlineData(0, "−100.0 %")]
    [InlineData(double.PositiveInfinity, "+∞")]
    [InlineData(double.NaN, "–")]
    public void Changes_carry_a_sign(double ratio, string expected) => Assert.Equal(expected, Quantity.Change(ratio));

    [Theory]
    [InlineData(1.031, 1.064, "[+3.1 %, +6.4 %]")]
    [InlineData(1.031, double.PositiveInfinity, "≥ +3.1 %")]
    [InlineData(double.NegativeInfinity, 1.064, "≤ +6.4 %")]
    [InlineData(0, 1.064, "≤ +6.4 %")]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, "–")]
    public void Open_ends_are_said_as_bounds(double low, double high, string expected) =>
        Assert.Equal(expected, Quantity.Interval(new Interval(low, high)));

    [Theory]
    [InlineData(0.03, "3 %")]
    [InlineData(0.005, "0.5 %")]
    [InlineData(0.95, "95 %")]
    public void Percentages_have_no_needless_digits(double fraction, string expected) => Assert.Equal(expected, Quantity.Percent(fraction));

    [Theory]
    [InlineData(52.31, 54.82, "ns", "52.31 → 54.82 ns")]
    [InlineData(990, 1010, "ns", "990 ns → 1.01 µs")]
    [InlineData(64, 64, "B", "64 B")]
    [InlineData(1500000, 1500024, "B", "1500000 → 1500024 B")]
    [InlineData(100.001, 100.002, "ns", "100.001 → 100.002 ns")]
    [InlineData(0, 24, "B", "0 → 24 B")]
    [InlineData(1, 2, "", "1 → 2")]
    public void Sides_that_differ_never_read_the_same(double @base, double head, string unit, string expected) =>
        Assert.Equal(expected, Quantity.Transition(@base, head, unit));

    [Fact]
    public void Culture_does_not_matter()
    {
        using var culture = new CultureScope("de-DE");

        Assert.Equal("1,5", 1.5.ToString(System.Globalization.CultureInfo.CurrentCulture));
        Assert.Equal("1.5 KB", Quantity.Format(1536, "B"));
        Assert.Equal("[+3.1 %, +6.4 %]", Quantity.Interval(new Interval(1.031, 1.064)));
    }
}
