using System.Globalization;
using PerfGate.Core.Words;

namespace PerfGate.Core.Tests.Words;

public sealed class PercentTests
{
    [Theory]
    [InlineData(0.0725, "7.25 %")]
    [InlineData(0.0005, "0.05 %")]
    [InlineData(0.12345, "12.3 %")]
    [InlineData(9.996, "1000 %")]
    [InlineData(123.4, "12340 %")]
    [InlineData(-0.5, "−50 %")]
    [InlineData(double.PositiveInfinity, "without bound")]
    public void Percent_is_written_the_same_in_every_culture(double fraction, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(expected, Quantity.Percent(fraction));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
