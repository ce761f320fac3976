using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Measurements;

namespace PerfGate.Benchmarks;

/// <summary>Reading a stored baseline: one value per launch.</summary>
public class MeasurementFileBenchmarks
{
    private const int Pairs = 4;

    private byte[] json = [];

    [Params(200, 10_000)]
    public int Benchmarks { get; set; }

    [GlobalSetup]
    public void Setup() => json = MeasurementFile.ToBytes(MeasuredSuite.Create(Benchmarks, Pairs).Base);

    [Benchmark]
    public MeasurementSet Parse() => MeasurementFile.Parse(json, "baseline.json").Value;
}
