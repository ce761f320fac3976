namespace PerfGate.Statistics.Tests.Simulations;

/// <summary>Simulated rate of true alarms.</summary>
public sealed class PowerTests
{
    [Theory]
    [InlineData(NoiseShape.Normal, 200)]
    [InlineData(NoiseShape.HeavyTailed, 12)]
    [InlineData(NoiseShape.Bimodal, 200)]
    public void Five_percent_in_noise_of_one_and_a_half_is_found_with_sixteen_pairs(NoiseShape shape, int familySize)
    {
        const int Trials = 4_000;
        var noise = new Noise(400 + (int)shape);

        // Student's t with three degrees of freedom has a standard deviation of √3.
        var scale = 0.015 / (shape == NoiseShape.HeavyTailed ? Math.Sqrt(3) : 1);
        var found = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var differences = noise.Sample(16, () => Math.Log(1.05) + (scale * noise.Draw(shape)));
            found += SignedRank.PValueGreater(differences, Math.Log(1.005)) <= 0.01 / familySize ? 1 : 0;
        }

        Assert.True(found >= 0.95 * Trials, $"{found} of {Trials}");
    }

    [Fact]
    public void The_minimum_detectable_effect_is_found_about_as_often_as_it_says()
    {
        const int Trials = 4_000;
        var noise = new Noise(410);
        var found = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var differences = noise.Sample(30, noise.Normal);
            var effect = MinimumDetectableEffect.Of(differences, 0.01);
            found += SignedRank.PValueGreater(noise.Sample(30, () => effect + noise.Normal())) <= 0.01 ? 1 : 0;
        }

        Assert.InRange((double)found / Trials, 0.8, 0.95);
    }

    [Theory]
    [InlineData(NoiseShape.Normal)]
    [InlineData(NoiseShape.HeavyTailed)]
    [InlineData(NoiseShape.Bimodal)]
    public void The_interval_covers_the_centre_as_often_as_it_says(NoiseShape shape)
    {
        const int Trials = 4_000;
        var noise = new Noise(420 + (int)shape);
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            covered += SignedRank.ConfidenceInterval(noise.Sample(16, () => 3 + noise.Draw(shape)), 0.95).Contains(3) ? 1 : 0;
        }

        // 16 differences can't give 95 % exactly: the next coverage above it is 95.57 %. Four standard deviations either side.
        const double Coverage = 1 - (2.0 * 1452 / 65536);
        var margin = 4 * Math.Sqrt(Coverage * (1 - Coverage) / Trials);
        Assert.InRange((double)covered / Trials, Coverage - margin, Coverage + margin);
    }
}
