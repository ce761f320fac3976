using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Measuring;

public sealed class TurnPlanTests
{
    [Theory]
    [InlineData(0.5, 16, 3_000_000 - (3_000_000 % 16))]
    [InlineData(100, 16, 15_000 - (15_000 % 16))]
    [InlineData(7_000, 1, 214)]
    [InlineData(5e6, 1, 1)]
    public void A_turn_lasts_about_a_millisecond_and_a_half(double nanoseconds, int unrollFactor, long invocations) =>
        Assert.Equal(invocations, TurnPlan.InvocationsFor(nanoseconds, unrollFactor));

    [Theory]
    [InlineData(1.5e6, 80)]
    [InlineData(3e6, 40)]
    [InlineData(20e6, 6)]
    [InlineData(0.3e9, 4)]
    [InlineData(2e9, 2)]
    public void Short_turns_are_many_and_long_ones_few(double nanoseconds, int turns) => Assert.Equal(turns, TurnPlan.TurnsFor(nanoseconds));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 8)]
    [InlineData(6e6, 4)]
    [InlineData(1e9, 1)]
    [InlineData(double.MaxValue, 1)]
    public void Garbage_is_collected_before_there_is_much_of_it(double bytesOfTurn, int every) =>
        Assert.Equal(every, TurnPlan.CollectEvery(bytesOfTurn));

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(1.05, false)]
    [InlineData(1.6, true)]
    public void More_than_one_busy_processor_is_several_threads(double busy, bool several) =>
        Assert.Equal(several, TurnPlan.UsesSeveralThreads(busy));
}
