using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

namespace PerfGate.Importers;

/// <summary>What a folder offers to import.</summary>
/// <param name="OwnFiles">Files of our measurement schema.</param>
/// <param name="ReportFiles">BenchmarkDotNet's, one for each report: where several exporters wrote the same, the richest.</param>
internal sealed record ImportFolder(IReadOnlyList<string> OwnFiles, IReadOnlyList<string> ReportFiles)
{
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>Looks at the folder itself; when it offers nothing, for BenchmarkDotNet's reports anywhere below it.</summary>
    /// <exception cref="PerfGateException">Exit code 2, PG0201: nothing to import.</exception>
    public static ImportFolder Of(string folder)
    {
        var here = Classify(Directory.EnumerateFiles(folder, "*.json"));
        if (here.OwnFiles.Count + here.ReportFiles.Count > 0)
        {
            return here;
        }

        var below = Classify(Directory.EnumerateFiles(folder, "*-report*.json", Below));
        return below.ReportFiles.Count > 0
            ? below with { OwnFiles = [] }
            : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput,
                Severity.Error,
                $"The folder holds no measurements. Looked for: {MeasurementImport.UnderstoodFormats}. "
                    + "BenchmarkDotNet writes JSON only when asked: '--exporters json', or [JsonExporterAttribute.Full].",
                new SourceLocation(folder)));
    }

    private static ImportFolder Classify(IEnumerable<string> files)
    {
        var own = new List<string>();
        var reports = new List<(string Run, string Path)>();
        // Sorted, so that the order of results does not depend on the file system.
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var probe = FormatProbe.Of(path);
            if (probe.Format == ImportFormat.BenchmarkDotNet)
            {
                reports.Add((Path.Combine(Path.GetDirectoryName(path) ?? "", probe.Title ?? Path.GetFileName(path)), path));
            }
            else if (probe.Schema?.StartsWith(MeasurementSet.SchemaName[..^1], StringComparison.Ordinal) == true)
            {
                own.Add(path);
            }
        }

        return new ImportFolder(own, [.. reports.GroupBy(report => report.Run, (_, same) => Richest(same.Select(report => report.Path)))]);
    }

    private static string Richest(IEnumerable<string> paths) =>
        paths.OrderBy(Rank).ThenByDescending(path => new FileInfo(path).Length).First();

    /// <summary>Compressed before indented: the same content in half the bytes.</summary>
    private static int Rank(string path) =>
        path.EndsWith("-report-full-compressed.json", StringComparison.OrdinalIgnoreCase) ? 0
        : path.EndsWith("-report-full.json", StringComparison.OrdinalIgnoreCase) ? 1
        : 2;
}
