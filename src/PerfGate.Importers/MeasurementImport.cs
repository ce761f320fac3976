using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Importers.BenchmarkDotNetJson;

namespace PerfGate.Importers;

/// <summary>Reads measurements from a file or folder of any format that PerfGate understands.</summary>
public static class MeasurementImport
{
    internal const string UnderstoodFormats =
        $"a file of schema '{MeasurementSet.SchemaName}', or BenchmarkDotNet's JSON reports "
        + "(*-report-full.json, *-report-full-compressed.json, *-report-brief.json, *-report.json)";

    /// <summary>Reads one file, or all results of one run in a folder (for example <c>BenchmarkDotNet.Artifacts</c>).</summary>
    /// <param name="fileOrFolder">Path of either.</param>
    /// <param name="strict">True for input from a fork: our own files may not have unknown fields.</param>
    /// <remarks>
    /// Benchmarks that BenchmarkDotNet lists without a measurement become failures, never missing rows. Times are the workload's
    /// iterations as measured, in nanoseconds per operation, one unpaired launch for each process.
    /// </remarks>
    /// <exception cref="PerfGateException">Exit code 2: nothing there, not understood, or ambiguous.</exception>
    public static FileContent<MeasurementSet> Read(string fileOrFolder, bool strict = false)
    {
        try
        {
            return Directory.Exists(fileOrFolder) ? ReadFolder(fileOrFolder, strict) : ReadFile(fileOrFolder, strict);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"The measurements cannot be read: {error.Message}", fileOrFolder);
        }
    }

    private static FileContent<MeasurementSet> ReadFile(string path, bool strict) => FormatProbe.Of(path).Format switch
    {
        ImportFormat.PerfGate => MeasurementFile.Read(path, strict),
        ImportFormat.BenchmarkDotNet => ReportSet.Join([ReportReader.Read(path)], path),
        _ => throw Invalid($"The file is of no format that PerfGate understands. Understood: {UnderstoodFormats}.", path),
    };

    private static FileContent<MeasurementSet> ReadFolder(string path, bool strict)
    {
        var folder = ImportFolder.Of(path);
        return folder switch
        {
            { OwnFiles: [var single], ReportFiles: [] } => MeasurementFile.Read(single, strict),
            { OwnFiles: [] } => ReportSet.Join([.. folder.ReportFiles.Select(ReportReader.Read)], path),
            _ => throw Invalid(
                "The folder holds several sets of measurements; name one of them: "
                    + string.Join(", ", folder.OwnFiles.Concat(folder.ReportFiles).Select(file => $"'{file}'")) + ".",
                path),
        };
    }

    private static PerfGateException Invalid(string message, string path) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, message, new SourceLocation(path)));
}
