using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Measuring;

public sealed class BlocksTests
{
    [Fact]
    public void Few_turns_stay_as_they_are()
    {
        double[] turns = [.. Enumerable.Range(0, Blocks.MostValues).Select(turn => (double)turn)];

        Assert.Equal(turns, Blocks.Medians(turns));
    }

    [Theory]
    [MemberData(nameof(EvenCounts))]
    public void Every_turn_is_in_one_block_of_whole_rounds(int count)
    {
        // A rises by one from turn to turn; the side that goes second reads a million more.
        double[] turns = [.. Enumerable.Range(0, count).Select(turn => turn + (turn % 2 * 1e6))];

        var medians = Blocks.Medians(turns);

        Assert.InRange(medians.Length, 2, Blocks.MostValues);
        Assert.Equal(medians.Order(), medians);

        // Half of each block went second: its median lies between the two kinds.
        Assert.All(medians, median => Assert.InRange(median, 4e5, 6e5));
    }

    public static TheoryData<int> EvenCounts => [.. Enumerable.Range(9, 72).Select(rounds => 2 * rounds)];
}
