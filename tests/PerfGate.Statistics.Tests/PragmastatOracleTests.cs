using Pragmastat;

namespace PerfGate.Statistics.Tests;

/// <summary>Estimates against another implementation over random samples.</summary>
public sealed class PragmastatOracleTests
{
    [Theory]
    [InlineData(NoiseShape.Normal)]
    [InlineData(NoiseShape.HeavyTailed)]
    [InlineData(NoiseShape.Bimodal)]
    public void Centre_and_shift(NoiseShape shape)
    {
        var noise = new Noise(31 + (int)shape);
        for (var trial = 0; trial < 200; trial++)
        {
            var x = noise.Sample(noise.Integer(1, 60), () => noise.Draw(shape));
            var y = noise.Sample(noise.Integer(1, 60), () => noise.Draw(shape) + 0.5);

            AssertClose(Toolkit.Center(new Pragmastat.Sample(x)), SignedRank.HodgesLehmann(x));
            AssertClose(Toolkit.Shift(new Pragmastat.Sample(y), new Pragmastat.Sample(x)), MannWhitney.Shift(x, y));
        }
    }

    [Fact]
    public void Samples_full_of_ties()
    {
        var noise = new Noise(41);
        for (var trial = 0; trial < 200; trial++)
        {
            var x = noise.Sample(noise.Integer(1, 40), () => noise.Integer(-3, 3));
            var y = noise.Sample(noise.Integer(1, 40), () => noise.Integer(-3, 4));

            AssertClose(Toolkit.Center(new Pragmastat.Sample(x)), SignedRank.HodgesLehmann(x));
            AssertClose(Toolkit.Shift(new Pragmastat.Sample(y), new Pragmastat.Sample(x)), MannWhitney.Shift(x, y));
        }
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 12);
}
