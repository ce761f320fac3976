using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Tests.Reports;

public sealed class LimitWordsTests
{
    [Theory]
    [InlineData("ns", 1e8, 0.43, "≤ 100 ms", "43 ms", "43 %")]
    [InlineData("ns", 1e8, 2, "≤ 100 ms", "200 ms", "200 %")]
    [InlineData("1", 0.001, 1000, "≤ 0.1 %", "100 %", "1000×")]
    [InlineData("1", 0.001, 0, "≤ 0.1 %", "0 %", "0 %")]
    public void A_value_stands_beside_the_limit_that_the_result_names(
        string unit, double limit, double ratio, string expectedLimit, string expectedValue, string expectedPart)
    {
        var result = new ReportResult { Id = "a", Unit = unit, Outcome = Outcome.Broken, Decision = Decision.Fail, Limit = limit, Ratio = ratio };

        Assert.Equal((expectedLimit, expectedValue), LimitWords.Sides(result));
        Assert.Equal(expectedPart, LimitWords.Beyond(result));
    }

    [Fact]
    public void A_rate_reads_as_one() => Assert.Equal("154/s", Quantity.Format(154, "1/s"));
}
