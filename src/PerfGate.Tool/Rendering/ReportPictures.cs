using PerfGate.Charts;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Rendering;

/// <summary>The charts of a report, in its folder and in its HTML.</summary>
internal static class ReportPictures
{
    /// <returns>None where nothing changed, and, with a remark, on a system that the drawing library does not know.</returns>
    public static IReadOnlyList<ChartFile> Draw(GateReport report) => Drawn(() => ReportCharts.Draw(report));

    /// <summary>Only the chart that a comment shows, light and then dark, as a page can show it.</summary>
    /// <returns>None where there is nothing to show, and, with a remark, on a system that the drawing library does not know.</returns>
    public static IReadOnlyList<ChartFile> DrawForComment(GateReport report) =>
        Drawn(() => [.. ReportCharts.OfComment(report).Where(picture => picture.Name.EndsWith(".png", StringComparison.Ordinal))]);

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
    public static string Html(GateReport report, IReadOnlyList<ChartFile> pictures) =>
        HtmlReport.Write(report, [.. Pairs(pictures, ".svg").Select(pair => new HtmlChart(pair.Light.Bytes, pair.Dark.Bytes, pair.Light.Alt))]);

    /// <summary>The whole Markdown report, with its charts as files of a folder beside it.</summary>
    public static string Markdown(GateReport report, IReadOnlyList<ChartFile> pictures, string folder) =>
        MarkdownReport.Write(report, [.. Pairs(pictures, ".png").Select(pair =>
            new MarkdownChart($"{folder}/{pair.Light.Name}", $"{folder}/{pair.Dark.Name}", pair.Light.Alt, pair.Light.Width))]);

    private static IEnumerable<(ChartFile Light, ChartFile Dark)> Pairs(IReadOnlyList<ChartFile> pictures, string format)
    {
        var light = $"-light{format}";
        return pictures
            .Where(picture => picture.Name.EndsWith(light, StringComparison.Ordinal))
            .Select(picture => (picture, pictures.First(other => other.Name == $"{picture.Name[..^light.Length]}-dark{format}")));
    }
}
