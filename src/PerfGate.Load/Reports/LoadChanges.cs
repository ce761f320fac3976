using PerfGate.Core.Words;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The rows of before, after and change. They show what was measured; what of it is proved, the results say.</summary>
internal static class LoadChanges
{
    public static IEnumerable<IReadOnlyList<string>> Rows(LoadSide before, LoadSide after)
    {
        foreach (var series in after.Total.Series)
        {
            var name = SeriesName.Of(series);
            var other = before.Total.Series.FirstOrDefault(one => SeriesName.Of(one) == name);
            yield return Row(name, LoadMeasurements.Throughput, Per(other, before.Total.Seconds), Per(series, after.Total.Seconds), value => $"{LoadWords.Rate(value)}/s");
            foreach (var (metric, of) in Percentiles)
            {
                yield return Row(name, metric, Of(other, of), Of(series, of), LoadWords.Time);
            }

            yield return Row(name, "errors", other is null ? null : LoadErrors.Rate([other]), LoadErrors.Rate([series]), Quantity.Percent);
        }

        foreach (var gone in before.Total.Series.Where(one => after.Total.Series.All(series => SeriesName.Of(series) != SeriesName.Of(one))))
        {
            yield return Row(SeriesName.Of(gone), LoadMeasurements.Throughput, Per(gone, before.Total.Seconds), null, value => $"{LoadWords.Rate(value)}/s");
        }

        if (before.Service is { } had && after.Service is { } has)
        {
            yield return Row("service", "processors", had.CpuMean, has.CpuMean, value => Quantity.Format(Math.Round(value, 2), ""));
            yield return Row("service", "memory", had.MemoryMax, has.MemoryMax, value => Quantity.Format(value, "B"));
            yield return Row("service", "threads", had.ThreadsMax, has.ThreadsMax, value => LoadWords.Count((long)value));
        }
    }

    private static readonly (string Metric, Func<LatencySummary, double> Of)[] Percentiles =
    [
        ("p50", summary => summary.P50), ("p90", summary => summary.P90), ("p95", summary => summary.P95), ("p99", summary => summary.P99),
        ("p99.9", summary => summary.P999), ("max", summary => summary.Max), ("mean", summary => summary.Mean), ("std dev", summary => summary.StdDev),
    ];

    private static double? Of(LoadSeries? series, Func<LatencySummary, double> of) => series is { Response: { Count: > 0 } summary } ? of(summary) : null;

    private static double? Per(LoadSeries? series, double seconds) => series is null || seconds <= 0 ? null : series.Succeeded / seconds;

    private static string[] Row(string name, string metric, double? before, double? after, Func<double, string> format) =>
    [
        name,
        metric,
        before is { } left ? format(left) : Quantity.None,
        after is { } right ? format(right) : Quantity.None,
        before is { } from && after is { } to ? from > 0 ? Quantity.Change(to / from) : to > 0 ? "from nothing" : Quantity.Change(1) : Quantity.None,
    ];
}
