using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering;

namespace PerfGate.Charts;

/// <summary>The pictures of a run of load: two for each endpoint that is drawn, and one of all requests.</summary>
internal static class LoadCharts
{
    /// <summary>Name of the first endpoint's chart over time, before <c>-light.png</c> and its like.</summary>
    public const string Worst = "latency-1";

    /// <param name="report">Of load; else none are drawn.</param>
    /// <param name="ratesFirst">Where a picture is before these: two stand in a row, and those of one endpoint belong into one.</param>
    public static IEnumerable<ChartFile> Draw(GateReport report, bool ratesFirst)
    {
        if (report.Load is not { Limits.Count: 0 } load)
        {
            return [];
        }

        var files = new List<ChartFile>();
        foreach (var (i, name) in ChartedSeries.Of(report).Index())
        {
            var limits = LatencyLimit.Of(report, name);
            foreach (var theme in ChartTheme.All)
            {
                files.AddRange(LatencyChart.Draw(load, name, limits, theme)?.Files($"latency-{i + 1}", $"Response time over the run, {Numbers(load, name, limits)}") ?? []);
                files.AddRange(PercentilesChart.Draw(load, name, limits, theme)?.Files($"percentiles-{i + 1}", $"Response time by percentile, {Numbers(load, name, limits)}") ?? []);
            }
        }

        var rates = ChartTheme.All.SelectMany(theme => RatesChart.Draw(load, theme)?.Files("rates", Rates(load)) ?? []);
        return ratesFirst ? rates.Concat(files) : files.Concat(rates);
    }

    /// <summary>Only the chart over time of the endpoint that asks for most attention.</summary>
    public static IEnumerable<ChartFile> OfWorst(GateReport report)
    {
        if (report.Load is not { Limits.Count: 0 } load || ChartedSeries.Of(report) is not [var name, ..])
        {
            return [];
        }

        var limits = LatencyLimit.Of(report, name);
        return ChartTheme.All.SelectMany(theme =>
            LatencyChart.Draw(load, name, limits, theme)?.Files(Worst, $"Response time over the run, {Numbers(load, name, limits)}") ?? []);
    }

    private static string Numbers(LoadSection load, string name, IReadOnlyList<LatencyLimit> limits)
    {
        var head = load.After.Total.Series.First(series => SeriesName.Of(series) == name).Response;
        var before = load.Before?.Total.Series.FirstOrDefault(series => SeriesName.Of(series) == name)?.Response;
        var said = before is { Count: > 0 } ? $"base {Of(before)}; head {Of(head)}" : Of(head);
        return $"{name}: {said}{(limits.Count == 0 ? "" : $"; limits: {string.Join(", ", limits.Select(limit => limit.Words))}")}";
    }

    private static string Of(LatencySummary summary) =>
        $"p50 {Quantity.Format(summary.P50, "ns")}, p95 {Quantity.Format(summary.P95, "ns")}, p99 {Quantity.Format(summary.P99, "ns")}";

    private static string Rates(LoadSection load)
    {
        var total = load.After.Total;
        return $"All requests a second over the run: {LoadPages.Rate(total.Due / total.Seconds)} were due, {LoadPages.Rate(total.Throughput)} succeeded; "
            + $"the generator was late by {Quantity.Format(total.Lag.P99, "ns")} (p99)";
    }
}
