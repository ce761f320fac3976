using PerfGate.Core.Measurements;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Where the measuring loop is a good part of what was measured, the result says so.</summary>
public sealed class OverheadTests
{
    [Theory]
    [InlineData(0.3, false)]
    [InlineData(2.5, true)]
    public void The_loops_own_part_is_said_where_it_is_large(double overhead, bool said)
    {
        var set = Set(Benchmark("A", Time(Around(10)), Allocated(0, 0)) with { Overhead = overhead });

        var results = Judged(set, set).Results.ToDictionary(result => result.Metric!);

        Assert.Empty(results[Metric.Allocated].Warnings);
        Assert.Equal(
            said ? ["2.5 of its 10 ns are the measuring loop's own: the change of the code itself is larger"] : [],
            results[Metric.Time].Warnings);
    }
}
