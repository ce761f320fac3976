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
    public static IReadOnlyList<ChartFile> Draw(GateReport report)
    {
        try
        {
            return ReportCharts.Draw(report);
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

    /// <summary>Writes the pictures, and removes those of an earlier run.</summary>
    public static void Write(string folder, IReadOnlyList<ChartFile> pictures)
    {
        if (Directory.Exists(folder))
        {
            foreach (var old in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".png" or ".svg"))
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
