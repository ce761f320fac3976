namespace PerfGate.Statistics.Tests;

public sealed class MinimumDetectableEffectTests
{
    /// <summary>(z_0.99 + z_0.9) · s / √n with s² = 16/15 and n = 16.</summary>
    [Fact]
    public void Sixteen_differences_of_plus_and_minus_one()
    {
        double[] differences = [.. Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? 1.0 : -1.0)];

        Assert.Equal(
            (2.3263478740408408 + 1.2815515655446004) * Math.Sqrt(16.0 / 15) / 4,
            MinimumDetectableEffect.Of(differences, 0.01),
            12);
    }

    [Fact]
    public void Smaller_with_less_noise_and_larger_with_a_stricter_level_or_more_power()
    {
        double[] differences = [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i))];
        var effect = MinimumDetectableEffect.Of(differences, 0.01, 0.8);

        Assert.Equal(effect / 2, MinimumDetectableEffect.Of([.. differences.Select(d => d / 2)], 0.01, 0.8), 12);
        Assert.True(MinimumDetectableEffect.Of(differences, 0.001, 0.8) > effect);
        Assert.True(MinimumDetectableEffect.Of(differences, 0.01, 0.9) > effect);
    }

    [Fact]
    public void Infinite_when_no_effect_could_pass_the_level()
    {
        Assert.Equal(double.PositiveInfinity, MinimumDetectableEffect.Of([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 0.01));
        Assert.True(double.IsFinite(MinimumDetectableEffect.Of([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], 0.01)));
        Assert.Equal(double.PositiveInfinity, MinimumDetectableEffect.Of([0.1], 0.6));
    }

    [Fact]
    public void Zero_without_noise() => Assert.Equal(0, MinimumDetectableEffect.Of(new double[10], 0.01));

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MinimumDetectableEffect.Of([], 0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinimumDetectableEffect.Of([1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinimumDetectableEffect.Of([1, 2], 0.01, 1));
    }

    /// <summary>2^-7 is what seven pairs can reach, and no less.</summary>
    [Fact]
    public void Finite_from_the_level_on_that_the_pairs_can_reach()
    {
        Assert.True(double.IsFinite(MinimumDetectableEffect.OfSpread(1, 7, Math.ScaleB(1, -7))));
        Assert.Equal(double.PositiveInfinity, MinimumDetectableEffect.OfSpread(1, 7, Math.BitDecrement(Math.ScaleB(1, -7))));
        Assert.Equal(double.PositiveInfinity, MinimumDetectableEffect.OfSpread(1, 1, 0.5));
    }

    [Fact]
    public void A_test_that_nearly_always_rejects_finds_no_change_at_all() =>
        Assert.Equal(0, MinimumDetectableEffect.OfSpread(1, 20, 0.9, 0.05));
}
