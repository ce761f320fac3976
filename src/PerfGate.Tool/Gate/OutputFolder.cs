using System.Text;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Gate;

/// <summary>The folder in which a run leaves what it found.</summary>
internal static class OutputFolder
{
    public const string HeadFile = "head.json";
    public const string BaseFile = "base.json";
    public const string ChartsFolder = "charts";

    /// <returns>The files that a person may want to open.</returns>
    public static IReadOnlyList<string> Write(string folder, GateReport report, MeasurementSet? measuredBase, MeasurementSet head)
    {
        Directory.CreateDirectory(folder);
        var basePath = Path.Combine(folder, BaseFile);
        if (measuredBase is null)
        {
            // An older run's base must not be taken for this one's.
            File.Delete(basePath);
        }
        else
        {
            MeasurementFile.Write(basePath, measuredBase);
        }

        MeasurementFile.Write(Path.Combine(folder, HeadFile), head);
        return WriteReport(folder, report);
    }

    public static IReadOnlyList<string> WriteReport(string folder, GateReport report)
    {
        var json = Path.Combine(folder, "report.json");
        var markdown = Path.Combine(folder, "report.md");
        ReportFile.Write(json, report);
        var pictures = ReportPictures.Draw(report);
        AtomicFile.Write(markdown, stream => stream.Write(Encoding.UTF8.GetBytes(ReportPictures.Markdown(report, pictures, ChartsFolder))));
        var html = Path.Combine(folder, "report.html");
        AtomicFile.Write(html, stream => stream.Write(Encoding.UTF8.GetBytes(ReportPictures.Html(report, pictures))));
        ReportPictures.Write(Path.Combine(folder, ChartsFolder), pictures);
        return [json, markdown, html];
    }
}
