using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>Adds to a report what its charts show: the ratios of the pairs, and the values of earlier baselines. Changes no verdict.</summary>
public static class ReportEvidence
{
    /// <summary>No more earlier baselines of a result than this.</summary>
    public const int MostHistory = 30;

    /// <param name="report">The verdict on <paramref name="measuredBase"/> and <paramref name="head"/>.</param>
    /// <param name="measuredBase">Null when there was nothing to compare with.</param>
    /// <param name="head">The change.</param>
    /// <param name="renames">As the rules say: old id to new id.</param>
    /// <param name="history">Earlier baselines of the head's environment, the nearest first; asked for only when something changed.</param>
    public static GateReport Attach(
        GateReport report,
        MeasurementSet? measuredBase,
        MeasurementSet head,
        IReadOnlyDictionary<string, string> renames,
        Func<IReadOnlyList<MeasurementSet>> history)
    {
        var shown = report.Results.Where(IsShown).Select(result => result.Identity).ToHashSet();
        if (measuredBase is null || shown.Count == 0)
        {
            return report;
        }

        var rows = BenchmarkJoin.Join(measuredBase.Benchmarks, head.Benchmarks, renames)
            .Where(row => row.Base is not null && row.Head is not null && shown.Contains(row.Identity))
            .ToDictionary(row => row.Identity);
        var earlier = report.Results.Any(ResultOrder.IsChange) ? Index(history(), shown) : [];
        return report with
        {
            Results = [.. report.Results.Select(result => IsShown(result) ? With(result, rows, earlier) : result)],
        };
    }

    /// <summary>A check has brought its own.</summary>
    private static bool IsShown(ReportResult result) =>
        result is { Metric: not null, IsCheck: false } && (ResultOrder.IsChange(result) || result.Outcome == Outcome.Inconclusive);

    private static ReportResult With(
        ReportResult result,
        Dictionary<BenchmarkIdentity, JoinedBenchmark> rows,
        Dictionary<(BenchmarkIdentity, string), List<HistoryPoint>> earlier) => result with
        {
            Ratios = rows.TryGetValue(result.Identity, out var row) && result.Reason != Reasons.Exact ? RatiosOf(row, result.Metric!) : null,
            History = ResultOrder.IsChange(result) && earlier.TryGetValue((result.Identity, result.Metric!), out var points) ? points : null,
        };

    private static double[]? RatiosOf(JoinedBenchmark row, string metric)
    {
        var pairs = LaunchPairs.Match(LaunchSample.Of(row.Base!.FindMetric(metric)), LaunchSample.Of(row.Head!.FindMetric(metric)));
        return pairs.Count > 0 && pairs.AllPositive()
            ? Array.ConvertAll(pairs.Differences(logarithmic: true, Better.Lower), Math.Exp)
            : null;
    }

    /// <summary>The oldest first.</summary>
    private static Dictionary<(BenchmarkIdentity, string), List<HistoryPoint>> Index(IReadOnlyList<MeasurementSet> history, HashSet<BenchmarkIdentity> shown)
    {
        var points = new Dictionary<(BenchmarkIdentity, string), List<HistoryPoint>>();
        foreach (var set in history.Take(MostHistory).Reverse().Where(set => set.Commit is not null))
        {
            foreach (var benchmark in set.Benchmarks.Where(benchmark => shown.Contains(benchmark.Identity)))
            {
                foreach (var metric in benchmark.Metrics)
                {
                    if (LaunchSample.Of(metric) is { Count: > 0 } sample)
                    {
                        var key = (benchmark.Identity, metric.Name);
                        (points.TryGetValue(key, out var known) ? known : points[key] = [])
                            .Add(new HistoryPoint(set.Commit!, Quantiles.Median(sample.Medians)));
                    }
                }
            }
        }

        return points;
    }
}
