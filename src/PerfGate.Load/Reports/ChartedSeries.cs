using PerfGate.Core.Reports;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The endpoints whose response times are drawn: those that a reader looks at first.</summary>
public static class ChartedSeries
{
    /// <summary>More pictures would not be looked at.</summary>
    public const int Most = 5;

    /// <summary>What failed or moved, then what is nearest to its budget, then the busiest; at most <see cref="Most"/> names.</summary>
    public static IReadOnlyList<string> Of(GateReport report, LoadFacts load) =>
        [.. Drawable(load).OrderBy(series => Rank(report, series)).ThenByDescending(series => PartUsed(report, series))
            .ThenByDescending(series => series.Ended).Select(SeriesName.Of).Take(Most)];

    /// <summary>How many endpoints have no picture, in a sentence; null: none.</summary>
    public static string? LeftOut(GateReport report, LoadFacts load)
    {
        var drawn = Of(report, load).Count;
        var all = load.After.Total.Series.Count;
        return drawn == 0 || all == drawn ? null
            : $"Drawn {(drawn == 1 ? "is the endpoint that asks" : $"are the {drawn} endpoints that ask")} for most attention; {all - drawn} more {(all - drawn == 1 ? "is" : "are")} in the tables.";
    }

    /// <summary>What never answered has no times to draw. A run of limits is about what they did, which no line over time of the service at rest shows.</summary>
    private static IEnumerable<LoadSeries> Drawable(LoadFacts load) =>
        load.Limits.Count > 0 ? [] : load.After.Total.Series.Where(series => series.Response.Count > 0);

    private static int Rank(GateReport report, LoadSeries series) =>
        Results(report, series).Select(ResultOrder.Rank).DefaultIfEmpty(int.MaxValue).Min();

    private static double PartUsed(GateReport report, LoadSeries series) =>
        Results(report, series).Where(result => result.LimitKind == LoadLimitKinds.Budget).Select(result => result.Ratio ?? 0).DefaultIfEmpty(0).Max();

    /// <summary>A comparison judges an endpoint over all of its tenants.</summary>
    private static IEnumerable<ReportResult> Results(GateReport report, LoadSeries series)
    {
        var name = SeriesName.Of(series);
        return report.Results.Where(result => result.Id == name || result.Id == series.Endpoint);
    }
}
