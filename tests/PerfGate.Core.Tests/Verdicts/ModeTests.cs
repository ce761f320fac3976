using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Launches that settle into speeds of their own are said, for both sides.</summary>
public sealed class ModeTests
{
    [Fact]
    public void Two_speeds_of_one_side_are_named_with_their_counts()
    {
        var before = Set(Benchmark("A", Time(100, 101, 140, 99, 141, 100, 139, 101)));
        var after = Set(Benchmark("A", Time(100, 101, 100, 99, 101, 100, 99, 101)));

        var result = Assert.Single(Judged(before, after).Results);

        Assert.Equal(["launches of base settle into two speeds: 5 near 100 ns, 3 near 140 ns"], result.Warnings);
    }
}
