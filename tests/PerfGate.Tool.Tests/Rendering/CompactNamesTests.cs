using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Tests.Rendering;

public sealed class CompactNamesTests
{
    [Fact]
    public void Methods_are_grouped_by_type_and_cases_counted() => Assert.Equal(
        "Json: Parse ×2, Serialize; Text: Join",
        CompactNames.Of(["Text.Join", "Json.Parse(N: 1)", "Json.Serialize", "Json.Parse(N: 2.5)"], 100));

    [Fact]
    public void What_does_not_fit_is_counted() => Assert.Equal("A: M; and 2 more types", CompactNames.Of(["A.M", "B.M", "C.M"], 5));

    [Fact]
    public void One_type_that_does_not_fit_is_left_out() => Assert.Equal("", CompactNames.Of(["A.LongMethod"], 5));
}
