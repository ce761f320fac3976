using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Charts;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Reports;

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
        medium = Charted(JudgedSuite.Report(200, pairs: 16));
    }

    [Benchmark]
    public string CommentOf10000Benchmarks() => CommentMarkdown.Write(new CommentRequest { Report = large! });

    [Benchmark]
    public string HtmlOf20000Results() => HtmlReport.Write(large!, []);

    [Benchmark]
    public int ChartsOf200Benchmarks()
    {
        var files = ReportCharts.Draw(medium!);
        return files.Count == AllFiles ? files.Sum(file => file.Bytes.Length) : throw new InvalidOperationException($"{files.Count} pictures");
    }

    /// <summary>The chart of changes, and two of each of the most that get their own: light and dark, PNG and SVG.</summary>
    private const int AllFiles = (1 + (2 * ReportCharts.MostDetails)) * 4;

    /// <summary>The worst case: every third benchmark is slower, with 40 pairs and 30 earlier baselines.</summary>
    private static GateReport Charted(GateReport report) => report with
    {
        Results =
        [
            .. report.Results.Select((result, i) => result.Metric == Metric.Time && i % 3 == 0
                ? result with
                {
                    Outcome = Outcome.Regressed,
                    Decision = Decision.Fail,
                    Ratios = [.. Enumerable.Range(0, 40).Select(pair => result.Ratio!.Value * (1 + (0.001 * (pair % 11))))],
                    History = [.. Enumerable.Range(0, 30).Select(commit => new HistoryPoint($"{commit:x40}", result.Base!.Median * (1 + (0.001 * (commit % 7)))))],
                }
                : result),
        ],
    };
}
