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
    [InlineData(new double[] { -1, 1, 1, 100, 100, 100 })]
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

    [Fact]
    public void Two_values_are_a_group_on_either_side()
    {
        Assert.Equal(new TwoModes(100.5, 140, 2, 4), TwoModes.Find([100, 101, 140, 141, 139, 140]));
        Assert.Equal(new TwoModes(100, 140.5, 4, 2), TwoModes.Find([100, 101, 99, 100, 141, 140]));
    }

    [Theory]
    [InlineData(1.030, false)]
    [InlineData(1.031, true)]
    public void Speeds_less_than_three_percent_apart_are_one(double ratio, bool found) =>
        Assert.Equal(found, TwoModes.Find([100, 100, 100, 100 * ratio, 100 * ratio, 100 * ratio]) is not null);

    /// <summary>
    /// Logarithms ± d about two centres c apart, four times each: the pooled deviation is √(8 / 6) · d, the gap c - 2d, so that five
    /// deviations are reached at c = 7.7735 d.
    /// </summary>
    [Theory]
    [InlineData(7.76, false)]
    [InlineData(7.79, true)]
    public void The_gap_is_five_pooled_deviations(double distances, bool found)
    {
        const double D = 0.02;
        double[] around = [-D, D, -D, D];
        double[] values = [.. around.Select(x => Math.Exp(x)), .. around.Select(x => Math.Exp(x + (distances * D)))];

        Assert.Equal(found, TwoModes.Find(values) is not null);
    }

    [Fact]
    public void More_values_than_fit_on_the_stack_and_none_that_is_not_positive()
    {
        double[] many = [.. Enumerable.Range(0, 40).Select(i => 100 + (0.01 * i)), .. Enumerable.Range(0, 30).Select(i => 140 + (0.01 * i))];

        Assert.Equal((40, 30), (TwoModes.Find(many)!.Value.LowCount, TwoModes.Find(many)!.Value.HighCount));
        Assert.Null(TwoModes.Find([-5, -5, -5, 100, 100, 100]));
        Assert.Throws<ArgumentException>(() => TwoModes.Find([1, 1, 1, 2, 2, double.NaN]));
    }
}
