using BenchmarkDotNet.Attributes;

namespace PerfGate.CommandBenchmarks;

/// <summary>Nothing to measure: what a pair of it costs is what every pair costs.</summary>
public class EmptyBenchmarks
{
    [Benchmark]
    public int Nothing() => 0;
}
