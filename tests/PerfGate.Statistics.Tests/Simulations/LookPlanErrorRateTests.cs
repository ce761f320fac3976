namespace PerfGate.Statistics.Tests.Simulations;

/// <summary>Simulated error rates of tests that are read at several looks.</summary>
public sealed class LookPlanErrorRateTests
{
    /// <summary>Reading at every look, and stopping at the first that rejects, rejects a true hypothesis no more often than the level says.</summary>
    [Theory]
    [InlineData(NoiseShape.Normal, 20_000)]
    [InlineData(NoiseShape.HeavyTailed, 4_000)]
    [InlineData(NoiseShape.Bimodal, 3_000)]
    public void Peeking_at_the_looks_keeps_the_level(NoiseShape shape, int runs)
    {
        const double Level = 0.05;
        var plan = LookPlan.Create(1, Level, 40, 4);
        var noise = new Noise(20261123);
        var differences = new double[40];
        var rejected = 0;
        for (var run = 0; run < runs; run++)
        {
            Array.ConvertAll(differences, _ => noise.Draw(shape)).CopyTo(differences, 0);
            rejected += plan.PValueGreater(new PairedDifferences(differences), 0, isLast: false) <= Level ? 1 : 0;
        }

        // Three standard errors above the level.
        Assert.InRange((double)rejected / runs, 0.01, Level + (3 * Math.Sqrt(Level * (1 - Level) / runs)));
    }

    /// <summary>Unchanged suites of twelve, each benchmark read at every look: red no more often than the level says.</summary>
    [Theory]
    [InlineData(NoiseShape.Normal, 4_000)]
    [InlineData(NoiseShape.HeavyTailed, 1_500)]
    [InlineData(NoiseShape.Bimodal, 800)]
    public void A_suite_that_is_read_at_every_look_keeps_the_level(NoiseShape shape, int suites)
    {
        const int Benchmarks = 12;
        const double Level = 0.05;
        var plan = LookPlan.Create(Benchmarks, Level, 16, 2);
        var noise = new Noise(20261125 + (int)shape);
        var (red, pValues) = (0, new double[Benchmarks]);
        for (var suite = 0; suite < suites; suite++)
        {
            for (var benchmark = 0; benchmark < Benchmarks; benchmark++)
            {
                pValues[benchmark] = plan.PValueGreater(new PairedDifferences(noise.Sample(16, () => noise.Draw(shape))), 0, isLast: false);
            }

            red += Holm.Adjust(pValues, Benchmarks).Any(p => p <= Level) ? 1 : 0;
        }

        Assert.InRange((double)red / suites, 0.005, Level + (3 * Math.Sqrt(Level * (1 - Level) / suites)));
    }

    /// <summary>A slowdown of <c>detect</c> is called small, at any look, no more often than the level says.</summary>
    [Theory]
    [InlineData(NoiseShape.Normal)]
    [InlineData(NoiseShape.HeavyTailed)]
    public void Looking_early_for_what_is_small_keeps_its_level_too(NoiseShape shape)
    {
        const int Runs = 3_000;
        const double Level = 0.05;
        var plan = LookPlan.Create(12, 0.01, 40, 4).Preceded([7, 10], 0.4);
        var noise = new Noise(20261126 + (int)shape);
        var called = 0;
        for (var run = 0; run < Runs; run++)
        {
            called += plan.PValueLess(new PairedDifferences(noise.Sample(40, () => 3 + noise.Draw(shape))), 3, isLast: false) <= Level ? 1 : 0;
        }

        Assert.InRange((double)called / Runs, 0.01, Level + (3 * Math.Sqrt(Level * (1 - Level) / Runs)));
    }
}
