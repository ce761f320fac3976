using System.Text.RegularExpressions;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Core.Reports.Rendering.Comment;

namespace PerfGate.Charts;

/// <summary>The pictures of a report, each light and dark, as PNG and SVG. The same report gives the same bytes on one machine.</summary>
public static partial class ReportCharts
{
    /// <summary>Name of the chart of changes, before <c>-light.png</c> and its like.</summary>
    public const string Changes = "changes";

    /// <summary>Benchmarks that get charts of their own: those that a reviewer looks at.</summary>
    public const int MostDetails = 5;

    /// <returns>None when nothing changed.</returns>
    public static IReadOnlyList<ChartFile> Draw(GateReport report)
    {
        var files = OfChanges(report).ToList();
        var names = new BenchmarkNames(report);
        var shown = ChartedResults.Of(report).Where(result => result.Metric != Metric.Allocated).Take(MostDetails).ToArray();
        for (var i = 0; i < shown.Length; i++)
        {
            var name = names.Brief(shown[i].Identity);
            foreach (var theme in ChartTheme.All)
            {
                files.AddRange(PairsChart.Draw(shown[i], name, theme)?.Files($"pairs-{i + 1}") ?? []);
                files.AddRange(HistoryChart.Draw(shown[i], report.Head.Commit, name, theme)?.Files($"history-{i + 1}") ?? []);
            }
        }

        return files;
    }

    /// <summary>Only the chart of changes, which the comment shows.</summary>
    public static IEnumerable<ChartFile> OfChanges(GateReport report) =>
        ChartTheme.All.SelectMany(theme => ChangesChart.Draw(report, theme)?.Files(Changes) ?? []);

    /// <summary>Whether a file name is one that <see cref="Draw"/> gives: what an earlier run left, and nothing of anybody else's.</summary>
    public static bool IsOurs(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"\A(changes|pairs-\d+|history-\d+)-(light|dark)\.(png|svg)\z")]
    private static partial Regex Name();
}
