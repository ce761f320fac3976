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
}
