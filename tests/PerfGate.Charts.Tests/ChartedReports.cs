using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Charts.Tests;

/// <summary>Sample reports with pairs and history.</summary>
internal static class ChartedReports
{
    public static string Commit(int i) => $"{i:x2}1f{i:x3}" + new string('0', 33);

    /// <summary>Every changed time has 16 pairs around its estimate and ten earlier baselines.</summary>
    public static GateReport Detailed()
    {
        var report = SampleReports.Failed();
        return report with
        {
            Results =
            [
                .. report.Results.Select(result => result is { Metric: "time", Outcome: not Outcome.Unchanged }
                    ? result with
                    {
                        Ratios = [.. Enumerable.Range(0, 16).Select(i => result.Ratio!.Value * (1 + (0.012 * Math.Sin(i * 2.3))))],
                        History = [.. Enumerable.Range(0, 10).Select(i => new HistoryPoint(Commit(i), result.Base!.Median * (1 + (0.006 * Math.Cos(i * 1.7)))))],
                    }
                    : result),
            ],
        };
    }
}
