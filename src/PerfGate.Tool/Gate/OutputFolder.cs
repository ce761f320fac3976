using System.Text;
using PerfGate.Charts;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Gate;

/// <summary>The folder in which a run leaves what it found: files of one run, see <see cref="FileSet"/>.</summary>
internal static class OutputFolder
{
    public const string ReportFileName = "report.json";
    public const string HeadFile = "head.json";
    public const string BaseFile = "base.json";
    public const string LoadFileName = "load.json";
    public const string BaseLoadFileName = "load-base.json";
    public const string ChartsFolder = "charts";

    private const string MarkdownFile = "report.md";
    private const string HtmlFile = "report.html";

    /// <summary>What any command leaves of its measurements.</summary>
    private static readonly string[] Measurements = [HeadFile, BaseFile, LoadFileName, BaseLoadFileName, ShardFolder.FactsFile];

    private static readonly string[] Reports = [ReportFileName, MarkdownFile, HtmlFile];

    /// <returns>The files that a person may want to open.</returns>
    /// <exception cref="IOException">A file cannot be written; the folder is as it was.</exception>
    public static IReadOnlyList<string> Write(string folder, GateReport report, MeasurementSet? measuredBase, MeasurementSet head) =>
        Write(folder, Sides(measuredBase, head), report);

    /// <summary>The report of a run that leaves no measurements.</summary>
    /// <inheritdoc cref="Write(string, GateReport, MeasurementSet?, MeasurementSet)"/>
    public static IReadOnlyList<string> WriteReport(string folder, GateReport report) => Write(folder, [], report);

    /// <summary>A report of measurements that may lie in the very folder: they stay.</summary>
    /// <inheritdoc cref="Write(string, GateReport, MeasurementSet?, MeasurementSet)"/>
    public static IReadOnlyList<string> WriteReportBeside(string folder, GateReport report)
    {
        FileSet.Write(folder, FilesOf(report), [ChartsFolder], IsReport);
        return ReportsIn(folder);
    }

    /// <summary>The report, with what was measured.</summary>
    /// <param name="measured">Names and contents.</param>
    /// <inheritdoc cref="Write(string, GateReport, MeasurementSet?, MeasurementSet)"/>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<(string Name, Action<Stream> Write)> measured, GateReport report)
    {
        // A baseline is made of the measurements, and asks the report what they leave out: they are never there without it.
        WriteSet(folder, [.. FilesOf(report), .. measured]);
        return ReportsIn(folder);
    }

    /// <summary>Instead of all that an earlier run left.</summary>
    /// <param name="files">Names and contents; the last appears last.</param>
    /// <exception cref="IOException">A file cannot be written; the folder is as it was.</exception>
    public static void WriteSet(string folder, IReadOnlyList<(string Name, Action<Stream> Write)> files) =>
        FileSet.Write(folder, files, [ChartsFolder], path => IsReport(path) || Measurements.Contains(path));

    /// <summary>Of what was measured in benchmarks, or in pairs.</summary>
    public static IEnumerable<(string Name, Action<Stream> Write)> Sides(MeasurementSet? measuredBase, MeasurementSet? head)
    {
        if (measuredBase is not null)
        {
            yield return (BaseFile, stream => stream.Write(MeasurementFile.ToBytes(measuredBase)));
        }

        if (head is not null)
        {
            yield return (HeadFile, stream => stream.Write(MeasurementFile.ToBytes(head)));
        }
    }

    private static (string Name, Action<Stream> Write)[] FilesOf(GateReport report)
    {
        var pictures = ReportPictures.Draw(report);
        return
        [
            .. pictures.Select(picture => (Path.Combine(ChartsFolder, picture.Name), Bytes(() => picture.Bytes))),
            (MarkdownFile, Bytes(() => Encoding.UTF8.GetBytes(ReportPictures.Markdown(report, pictures, ChartsFolder)))),
            (HtmlFile, Bytes(() => Encoding.UTF8.GetBytes(ReportPictures.Html(report, pictures)))),
            (ReportFileName, Bytes(() => ReportFile.ToBytes(report))),
        ];
    }

    private static Action<Stream> Bytes(Func<byte[]> content) => stream => stream.Write(content());

    private static bool IsReport(string path) =>
        Reports.Contains(path) || (Path.GetDirectoryName(path) == ChartsFolder && ReportCharts.IsOurs(Path.GetFileName(path)));

    private static string[] ReportsIn(string folder) => Array.ConvertAll(Reports, name => Path.Combine(folder, name));
}
