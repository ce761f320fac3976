namespace PerfGate.Statistics.Tests.Simulations;

/// <summary>Simulated rate of false alarms: what the first promise of the gate rests on.</summary>
public sealed class FalseAlarmTests
{
    private const double Level = 0.01;

    [Theory]
    [InlineData(12, NoiseShape.Normal)]
    [InlineData(16, NoiseShape.Normal)]
    [InlineData(12, NoiseShape.HeavyTailed)]
    [InlineData(16, NoiseShape.HeavyTailed)]
    [InlineData(12, NoiseShape.Bimodal)]
    [InlineData(16, NoiseShape.Bimodal)]
    public void One_test_rejects_at_the_rate_that_the_exact_distribution_says(int pairs, NoiseShape shape)
    {
        const int Trials = 10_000;
        var noise = new Noise(100 + pairs + (int)shape);
        var alarms = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            alarms += SignedRank.PValueGreater(noise.Sample(pairs, () => noise.Draw(shape))) <= Level ? 1 : 0;
        }

        // The p-values possible are discrete: the greatest one at or below the level is the true rate.
        var rejecting = SignedRankDistribution.ValuesWithin(pairs, Level) - 1;
        var rate = SignedRankDistribution.LowerTail([.. Enumerable.Range(1, pairs)], rejecting);
        Assert.InRange(rate, 0.005, Level);
        Assert.InRange(alarms, (Trials * rate) - Margin(Trials, rate), (Trials * rate) + Margin(Trials, rate));
    }

    [Theory]
    [InlineData(12, NoiseShape.Normal, 0)]
    [InlineData(16, NoiseShape.Normal, 0)]
    [InlineData(16, NoiseShape.HeavyTailed, 0)]
    [InlineData(16, NoiseShape.Bimodal, 0)]
    [InlineData(16, NoiseShape.Normal, 2)]
    public void A_suite_of_twelve_turns_red_no_more_often_than_the_level(int pairs, NoiseShape shape, double common)
    {
        const int Trials = 2_000;
        const int Suite = 12;
        var noise = new Noise(200 + pairs + (int)shape + (int)common);
        var red = 0;
        var pValues = new double[Suite];
        for (var trial = 0; trial < Trials; trial++)
        {
            // Noise of the machine that all benchmarks of a pair feel makes their tests dependent.
            var machine = noise.Sample(pairs, () => common * noise.Normal());
            for (var benchmark = 0; benchmark < Suite; benchmark++)
            {
                pValues[benchmark] = SignedRank.PValueGreater([.. machine.Select(shared => shared + noise.Draw(shape))]);
            }

            red += Holm.Adjust(pValues, Suite).Any(p => p <= Level) ? 1 : 0;
        }

        Assert.InRange(red, 1, (Trials * Level) + Margin(Trials, Level));
    }

    [Fact]
    public void Without_the_correction_the_suite_would_turn_red_ten_times_as_often()
    {
        // Guards the tests above: a simulation that cannot raise alarms would pass them.
        const int Trials = 500;
        var noise = new Noise(300);
        var red = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var alarm = false;
            for (var benchmark = 0; benchmark < 12; benchmark++)
            {
                alarm |= SignedRank.PValueGreater(noise.Sample(12, noise.Normal)) <= Level;
            }

            red += alarm ? 1 : 0;
        }

        Assert.True(red > 0.08 * Trials, $"{red} of {Trials}");
    }

    // Four standard deviations of the binomial: passed by chance alone about once in 30,000 seeds.
    private static double Margin(int trials, double rate) => 4 * Math.Sqrt(trials * rate * (1 - rate));
}
