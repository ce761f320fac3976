using PerfGate.Lab.Scoring;

namespace PerfGate.Lab.Tests;

public sealed class RateTests
{
    /// <summary>The interval's own definition where it has a closed form, and the textbook's 10 of 100.</summary>
    [Theory]
    [InlineData(0, 59, 0, 0.0606)]
    [InlineData(0, 299, 0, 0.0123)]
    [InlineData(30, 30, 0.8843, 1)]
    [InlineData(10, 100, 0.0490, 0.1762)]
    public void The_interval_is_that_of_clopper_and_pearson(int count, int total, double low, double high)
    {
        var rate = new Rate(count, total);

        Assert.Equal((low, high), (Math.Round(rate.Low, 4), Math.Round(rate.High, 4)));
    }

    [Fact]
    public void Nothing_of_nothing_is_no_rate() => Assert.Equal("none", new Rate(0, 0).ToString());

    [Fact]
    public void A_rate_shows_what_it_is_worth() => Assert.Equal("0 % (0 of 59; 0 to 6.1 %)", new Rate(0, 59).ToString());
}
