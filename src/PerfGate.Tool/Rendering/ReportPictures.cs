using PerfGate.Charts;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering.Comment;
using PerfGate.Core.Reports.Rendering.Html;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Rendering;

/// <summary>The charts of a report, in its folder and in its HTML.</summary>
internal static class ReportPictures
{
    /// <returns>None where nothing changed, and, with a remark, on a system that the drawing library does not know.</returns>
    public static IReadOnlyList<ChartFile> Draw(GateReport report) => Drawn(() => ReportCharts.Draw(report));

    /// <summary>Only the chart of changes, as a page can show it.</summary>
    /// <inheritdoc cref="Draw"/>
    public static IReadOnlyList<ChartFile> DrawChanges(GateReport report) =>
        Drawn(() => [.. ReportCharts.OfChanges(report).Where(picture => picture.Name.EndsWith(".png", StringComparison.Ordinal))]);

    private static IReadOnlyList<ChartFile> Drawn(Func<IReadOnlyList<ChartFile>> draw)
    {
        try
        {
            return draw();
        }
        catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            DiagnosticPrinter.Print(new Diagnostic(
                DiagnosticIds.ChartsNotDrawn, Severity.Warning, $"The charts could not be drawn here: {fault.GetBaseException().Message}"));
            return [];
        }
    }

    /// <summary>The whole HTML report, with its charts inside.</summary>
    public static string Html(GateReport report, IReadOnlyList<ChartFile> pictures)
    {
        var alt = ChartText.OfChanges(report);
        var charts = pictures
            .Where(picture => picture.Name.EndsWith("-light.svg", StringComparison.Ordinal))
            .Select(picture =>
            {
                var chart = picture.Name[..^"-light.svg".Length];
                var dark = pictures.First(other => other.Name == $"{chart}-dark.svg");
                return new HtmlChart(picture.Bytes, dark.Bytes, chart == ReportCharts.Changes ? alt : $"Details of one change ({chart}); its numbers are in the table below");
            });
        return HtmlReport.Write(report, [.. charts]);
    }

    /// <summary>Writes the pictures, and removes those of an earlier run; what else lies in the folder is somebody's.</summary>
    public static void Write(string folder, IReadOnlyList<ChartFile> pictures)
    {
        if (Directory.Exists(folder))
        {
            foreach (var old in Directory.EnumerateFiles(folder).Where(file => ReportCharts.IsOurs(Path.GetFileName(file))))
            {
                File.Delete(old);
            }
        }

        foreach (var picture in pictures)
        {
            AtomicFile.Write(Path.Combine(folder, picture.Name), stream => stream.Write(picture.Bytes));
        }
    }
}
