using PerfGate.Core.Reports;

namespace PerfGate.Charts;

/// <summary>The pictures that a report's sections describe.</summary>
internal static class SectionCharts
{
    /// <summary>In the order of the sections.</summary>
    public static IEnumerable<ChartFile> Draw(GateReport report) => (report.Sections ?? []).SelectMany(section => section.Charts).SelectMany(Draw);

    /// <summary>Only the first, which its source holds for the most important.</summary>
    public static IEnumerable<ChartFile> OfComment(GateReport report) =>
        (report.Sections ?? []).SelectMany(section => section.Charts).Select(chart => Draw(chart).ToList()).FirstOrDefault(files => files.Count > 0) ?? [];

    /// <returns>None where its numbers cannot be drawn: they may come from a file.</returns>
    private static IEnumerable<ChartFile> Draw(ChartSpec chart) => ChartTheme.All.SelectMany(theme => (chart.Axis switch
    {
        ChartAxis.Percentile => PercentileChart.Draw(chart, theme),
        _ => TimeChart.Draw(chart, theme),
    })?.Files(chart.Name, chart.Alt) ?? []);
}
