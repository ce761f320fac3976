using BenchmarkDotNet.Attributes;
using PerfGate.Statistics;

namespace PerfGate.Benchmarks;

/// <summary>The error control of a suite of 10,000.</summary>
public class HolmBenchmarks
{
    private const int Size = 10_000;

    private double[] pValues = [];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(Size);
        pValues = [.. Enumerable.Range(0, Size).Select(_ => random.NextDouble())];
    }

    [Benchmark]
    public double[] Adjust10000() => Holm.Adjust(pValues, Size);
}
