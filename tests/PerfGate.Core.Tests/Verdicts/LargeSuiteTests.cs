using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>A suite that two threads compare is judged as a small one is.</summary>
public sealed class LargeSuiteTests
{
    private const int Size = 1_003;

    [Fact]
    public void Every_benchmark_is_judged_once_and_as_if_it_were_alone()
    {
        var (baseSide, head) = (Suite(bytes => bytes), Suite(bytes => bytes + (bytes % 3)));

        var together = Judged(Set(baseSide), Set(head)).Results;

        var alone = Enumerable.Range(0, Size).SelectMany(i => Judged(Set(baseSide[i]), Set(head[i])).Results);
        Assert.Equal(
            alone.Select(result => (result.Id, result.Outcome, result.Ratio)).Order(),
            together.Select(result => (result.Id, result.Outcome, result.Ratio)).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Size - 1)]
    public void What_cannot_be_judged_is_refused_wherever_it_stands(int place)
    {
        var suite = Suite(bytes => bytes);
        suite[place] = Benchmark("Too.Many", Time([.. Enumerable.Repeat(1.0, 1_001)]));

        var refused = Assert.Throws<PerfGateException>(() => Judged(Set(suite), Set(suite)));

        Assert.Contains("Too.Many", Assert.Single(refused.Diagnostics).Message, StringComparison.Ordinal);
    }

    private static MeasuredBenchmark[] Suite(Func<int, double> bytes) =>
        [.. Enumerable.Range(0, Size).Select(i => Benchmark($"Some.Benchmark{i:0000}", Allocated(bytes(i + 1), bytes(i + 1))))];
}
