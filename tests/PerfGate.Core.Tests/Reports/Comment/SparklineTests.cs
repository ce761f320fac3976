using PerfGate.Core.Rendering.Comment;

namespace PerfGate.Core.Tests.Reports.Comment;

public sealed class SparklineTests
{
    [Fact]
    public void The_lowest_and_the_highest_value_are_the_lowest_and_the_highest_block() =>
        Assert.Equal("▁▅█", Sparkline.Of([100, 150, 200]));

    [Fact]
    public void Noise_of_a_few_tenths_of_a_percent_is_flat() =>
        Assert.DoesNotContain(Sparkline.Of([100, 100.2, 100.1]), character => character > '▃');

    [Fact]
    public void Only_the_newest_values_are_drawn() => Assert.Equal(Sparkline.MostValues, Sparkline.Of([.. Enumerable.Range(1, 40).Select(i => (double)i)]).Length);

    [Fact]
    public void One_value_is_no_trend() => Assert.Equal("", Sparkline.Of([5]));

    [Fact]
    public void Nothing_but_zero_is_flat() => Assert.Equal("▁▁▁", Sparkline.Of([0, 0, 0]));
}
