using System.Text.RegularExpressions;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;

namespace PerfGate.Charts;

/// <summary>The pictures of a report, each light and dark, as PNG and SVG. The same report gives the same bytes on one machine.</summary>
public static partial class ReportCharts
{
    /// <summary>Name of the chart of changes, before <c>-light.png</c> and its like.</summary>
    public const string Changes = ChartNames.Changes;

    /// <summary>Benchmarks that get charts of their own: those that a reviewer looks at.</summary>
    public const int MostDetails = 5;

    /// <returns>Of results none when nothing changed; all that the sections describe.</returns>
    public static IReadOnlyList<ChartFile> Draw(GateReport report)
    {
        List<ChartFile> files = [.. OfChanges(report)];
        files.AddRange(SectionCharts.Draw(report));
        var names = new BenchmarkNames(report);
        var shown = ChartedResults.Of(report).Where(result => result.Metric != Metric.Allocated).Take(MostDetails).ToArray();
        for (var i = 0; i < shown.Length; i++)
        {
            var name = names.Brief(shown[i].Identity);
            var titled = shown[i].Metric is null or Metric.Time ? name : $"{name}, {names.Metric(shown[i])}";
            var alt = $"{titled}, {ResultWords.Change(shown[i])}; its numbers are in the table of results";
            foreach (var theme in ChartTheme.All)
            {
                files.AddRange(PairsChart.Draw(shown[i], titled, theme)?.Files($"{ChartNames.Pairs}-{i + 1}", $"Every pair of {alt}") ?? []);
                files.AddRange(HistoryChart.Draw(shown[i], report.Head.Commit, name, theme)?.Files($"{ChartNames.History}-{i + 1}", $"The history of {alt}") ?? []);
            }
        }

        return files;
    }

    /// <summary>Only the chart of changes.</summary>
    public static IEnumerable<ChartFile> OfChanges(GateReport report) =>
        ChartTheme.All.SelectMany(theme => ChangesChart.Draw(report, theme)?.Files(Changes, ChartText.OfChanges(report)) ?? []);

    /// <summary>The one that the comment shows: the chart of changes; without any, the first of the sections.</summary>
    public static IReadOnlyList<ChartFile> OfComment(GateReport report) =>
        OfChanges(report).ToList() is { Count: > 0 } changes ? changes : [.. SectionCharts.OfComment(report)];

    /// <summary>Whether a file name is one that <see cref="Draw"/> gives: what an earlier run left, and nothing of anybody else's.</summary>
    public static bool IsOurs(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"\A[a-z]{1,30}(-[0-9]{1,3})?-(light|dark)\.(png|svg)\z")]
    private static partial Regex Name();
}
