using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Charts;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering.Comment;
using PerfGate.Core.Reports.Rendering.Html;
using PerfGate.Core.Verdicts;

namespace PerfGate.CommandBenchmarks;

/// <summary>What a pull request gets from a report. Targets: the comment of 10,000 benchmarks 0.5 s, all charts of 200 in 2 s.</summary>
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 5, invocationCount: 1)]
[MemoryDiagnoser]
public class PullRequestBenchmarks
{
    private GateReport? large;
    private GateReport? medium;

    [GlobalSetup]
    public void Setup()
    {
        large = JudgedSuite.Report(10_000, pairs: 16);
        var suite = MeasuredSuite.Create(200, pairs: 16);
        var history = Enumerable.Range(0, 12).Select(i => suite.Base with { Commit = $"{i:x40}" }).ToArray();
        medium = ReportEvidence.Attach(JudgedSuite.Report(200, pairs: 16), suite.Base, suite.Head, new Dictionary<string, string>(), () => history);
    }

    [Benchmark]
    public string CommentOf10000Benchmarks() => CommentMarkdown.Write(new CommentRequest { Report = large! });

    [Benchmark]
    public string HtmlOf20000Results() => HtmlReport.Write(large!, []);

    [Benchmark]
    public int ChartsOf200Benchmarks() => ReportCharts.Draw(medium!).Sum(file => file.Bytes.Length);
}
