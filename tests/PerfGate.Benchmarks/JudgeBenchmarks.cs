using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;

namespace PerfGate.Benchmarks;

/// <summary>The outer join of base and head and the verdict on each metric.</summary>
public class JudgeBenchmarks
{
    private const int Pairs = 12;

    private JudgeRequest? request;

    [Params(200, 10_000)]
    public int Benchmarks { get; set; }

    [GlobalSetup]
    public void Setup() => request = JudgedSuite.Request(MeasuredSuite.Create(Benchmarks, Pairs), Pairs);

    [Benchmark]
    public GateReport Decide() => Judge.Decide(request!);
}
