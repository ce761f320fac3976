namespace PerfGate.Statistics.Tests;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void Ends_out_of_order_or_not_a_number_are_refused(double low, double high) =>
        Assert.Throws<ArgumentException>(() => new Interval(low, high));

    [Fact]
    public void Ends_belong_to_the_interval()
    {
        var interval = new Interval(-1, 2);

        Assert.True(interval.Contains(-1));
        Assert.True(interval.Contains(2));
        Assert.False(interval.Contains(-1.0000001));
        Assert.False(interval.Contains(2.0000001));
        Assert.False(interval.Contains(double.NaN));
    }

    [Fact]
    public void A_point_and_the_whole_line_are_intervals()
    {
        Assert.Equal(3, new Interval(3, 3).Low);
        Assert.Equal(new Interval(double.NegativeInfinity, double.PositiveInfinity), Interval.Unbounded);
    }
}
