using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;

namespace PerfGate.Benchmarks;

/// <summary>Writing the report of 1,000 results in its two file forms.</summary>
public class ReportBenchmarks
{
    // A time and an allocation of each.
    private const int Benchmarks = 500;

    private GateReport? report;

    [GlobalSetup]
    public void Setup() => report = JudgedSuite.Report(Benchmarks, pairs: 16);

    [Benchmark]
    public byte[] JsonOf1000Results() => ReportFile.ToBytes(report!);

    [Benchmark]
    public string MarkdownOf1000Results() => MarkdownReport.Write(report!);
}
