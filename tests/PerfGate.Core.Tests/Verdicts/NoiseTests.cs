using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Words;
using PerfGate.Statistics;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>The noise of a run is measured and said, and turns nothing red.</summary>
public sealed class NoiseTests
{
    private static readonly MachineNoise Quiet = new() { Load = 0.7, Stolen = 0.02, Jitter = 0.05 };
    private static readonly MachineNoise Noisy = new() { Load = 9.5, Stolen = 0.31, Jitter = 0.9, BusyRuntimes = 2, Megahertz = 2300 };

    [Fact]
    public void The_spread_of_pairs_says_what_could_have_been_found()
    {
        var noise = Judged(Time([.. Scattered(100, 0.01)]), Time([.. Enumerable.Repeat(100.0, Pairs)])).Noise;

        // Sixteen values evenly over ± 1 %: the median absolute deviation is half of 1 %, within the grid's width.
        Assert.InRange(noise!.PairSpread!.Value, 1.4826 * 0.004, 1.4826 * 0.006);
        Assert.InRange(noise.Detectable!.Value, 0.009, 0.02);
        Assert.Null(noise.Machine);
    }

    /// <summary>Shared by a hundred tests, the rate of the last look shows only what is larger.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void What_could_have_been_found_depends_on_the_tests_that_share_the_rate(int tests)
    {
        var request = Request(Set(Benchmark("A", Time([.. Scattered(100, 0.01)]))), Set(Benchmark("A", Time([.. Enumerable.Repeat(100.0, Pairs)]))));

        var noise = Judge.Decide(request with { FamilySize = tests }).Noise!;

        var shift = MinimumDetectableEffect.OfSpread(noise.PairSpread!.Value, Pairs, 0.01 / tests);
        Assert.Equal(Math.Exp(shift + Math.Log(1 + request.Rules.Compare.NoiseFloor)) - 1, noise.Detectable!.Value, 12);
    }

    [Fact]
    public void Two_pairs_tell_no_spread_and_three_do()
    {
        Assert.Null(Judged(Time(100, 100), Time(101, 103)).Noise);
        Assert.NotNull(Judged(Time(100, 100, 100), Time(101, 103, 104)).Noise!.PairSpread);
    }

    [Fact]
    public void What_has_no_pairs_has_no_spread() =>
        Assert.Null(Judged(Time(Around(100)).Unpaired(), Time(Around(100)).Unpaired()).Noise);

    [Fact]
    public void A_noisy_machine_is_said_and_decides_nothing()
    {
        var set = Set(Benchmark("A", Time(Around(100))));

        var quiet = Judge.Decide(Request(set, set) with { MachineNoise = Quiet });
        var noisy = Judge.Decide(Request(set, set) with { MachineNoise = Noisy });

        Assert.Empty(quiet.Warnings);
        Assert.Equal(DiagnosticIds.NoisyMachine, Assert.Single(noisy.Warnings).Code);
        Assert.Equal(quiet.Verdict, noisy.Verdict);
        Assert.Equal(
            "the load was 9.5, 31 % of a busy thread's time went to others, one millisecond of work in twenty took 90 % longer than usual, "
            + "or more, 2 other runtimes were busy, the processor's clock was 2300 MHz",
            NoiseSentences.Of(Noisy));
    }
}
