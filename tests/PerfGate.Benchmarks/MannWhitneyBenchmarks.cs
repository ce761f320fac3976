using BenchmarkDotNet.Attributes;
using PerfGate.Statistics;

namespace PerfGate.Benchmarks;

/// <summary>Imported results have no pairs: the exact test of two independent samples, whose rounded values tie.</summary>
public class MannWhitneyBenchmarks
{
    private double[] before = [];
    private double[] after = [];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(12);
        before = [.. Enumerable.Range(0, 12).Select(_ => (double)random.Next(100, 110))];
        after = [.. Enumerable.Range(0, 12).Select(_ => (double)random.Next(102, 112))];
    }

    [Benchmark]
    public double ExactPValueOf12And12WithTies() => MannWhitney.PValueGreater(after, before);
}
