namespace PerfGate.Statistics.Tests;

public sealed class ExactComparisonTests
{
    [Theory]
    [InlineData(new double[] { 64 }, 64)]
    [InlineData(new double[] { 0, 0, 0 }, 0)]
    [InlineData(new double[] { 9007199254740992, 9007199254740992 }, 9007199254740992)]
    public void Equal_integers_agree(double[] values, double expected)
    {
        Assert.True(ExactComparison.TryAgree(values, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 64, 65 })]
    [InlineData(new double[] { 64, 64, 64, 72 })]
    [InlineData(new double[] { 64.5, 64.5 })]
    [InlineData(new double[] { double.NaN, double.NaN })]
    [InlineData(new double[] { double.PositiveInfinity, double.PositiveInfinity })]
    [InlineData(new double[] { 9007199254740994, 9007199254740994 })]
    public void Anything_else_does_not(double[] values)
    {
        Assert.False(ExactComparison.TryAgree(values, out var value));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData(new double[] { 64 }, new double[] { 64 }, 0)]
    [InlineData(new double[] { 1519, 1647, 1519 }, new double[] { 1639, 1767, 1639 }, 120)]
    [InlineData(new double[] { 9, 7 }, new double[] { 8, 6 }, -1)]
    public void Pairs_of_integers_agree_on_their_difference(double[] before, double[] after, double expected)
    {
        Assert.True(ExactComparison.TryAgreeOnDifference(before, after, out var difference));
        Assert.Equal(expected, difference);
    }

    [Theory]
    [InlineData(new double[] { }, new double[] { })]
    [InlineData(new double[] { 1, 2 }, new double[] { 1 })]
    [InlineData(new double[] { 1519, 1647 }, new double[] { 1647, 1519 })]
    [InlineData(new double[] { 1519, 1647 }, new double[] { 1519, 1648 })]
    [InlineData(new double[] { 0.5, 1.5 }, new double[] { 1.5, 2.5 })]
    [InlineData(new double[] { double.NaN }, new double[] { double.NaN })]
    [InlineData(new double[] { 9007199254740994 }, new double[] { 9007199254740994 })]
    public void Other_pairs_do_not(double[] before, double[] after)
    {
        Assert.False(ExactComparison.TryAgreeOnDifference(before, after, out var difference));
        Assert.Equal(0, difference);
    }
}
