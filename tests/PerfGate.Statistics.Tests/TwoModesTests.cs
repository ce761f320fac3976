namespace PerfGate.Statistics.Tests;

public sealed class TwoModesTests
{
    [Fact]
    public void Two_speeds_are_two_groups() => Assert.Equal(
        new TwoModes(100, 140, 4, 3), TwoModes.Find([101, 140, 100, 99, 141, 139, 100]));

    [Theory]
    [InlineData(new double[] { 100, 101, 99, 140, 141 })]
    [InlineData(new double[] { 100, 101, 99, 100, 102, 98, 140 })]
    [InlineData(new double[] { 100, 100, 100, 100.5, 100.5, 100.5 })]
    [InlineData(new double[] { 100, 110, 120, 130, 140, 150, 160 })]
    [InlineData(new double[] { 0, 0, 0, 5, 5, 5 })]
    public void Few_values_one_stray_a_small_step_and_a_wide_spread_are_not(double[] values) => Assert.Null(TwoModes.Find(values));

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(40)]
    public void Normal_noise_seldom_looks_like_two_groups(int count)
    {
        const int Samples = 2_000;
        var random = new Random(20261125);
        var found = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var values = new double[count];
            for (var i = 0; i < count; i++)
            {
                values[i] = 100 * Math.Exp(0.05 * Normal(random));
            }

            found += TwoModes.Find(values) is null ? 0 : 1;
        }

        Assert.InRange(found, 0, Samples / 50);
    }

    /// <summary>Box and Muller, Annals of Mathematical Statistics 29 (1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
