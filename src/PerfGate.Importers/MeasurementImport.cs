using System.IO.Enumeration;
using PerfGate.Core.Contracts;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Importers;

/// <summary>Reads measurements from a file or folder of any format that one of the readers recognises.</summary>
/// <param name="readers">In the order in which they are asked.</param>
public sealed class MeasurementImport(IReadOnlyList<IMeasurementReader> readers)
{
    private const int StartLength = 4096;

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>All formats, in one list.</summary>
    public string Understood => string.Join(", or ", readers.Select(reader => reader.Name));

    /// <summary>Reads one file, or all results of one run in a folder (for example <c>BenchmarkDotNet.Artifacts</c>).</summary>
    /// <param name="fileOrFolder">Path of either.</param>
    /// <exception cref="PerfGateException">Exit code 2: nothing there, not understood, or ambiguous.</exception>
    public FileContent<MeasurementSet> Read(string fileOrFolder)
    {
        try
        {
            return Directory.Exists(fileOrFolder) ? ReadFolder(fileOrFolder)
                : ReaderOf(fileOrFolder) is { } reader ? reader.Read([fileOrFolder], fileOrFolder)
                : IsOurs(fileOrFolder) ? MeasurementFile.Read(fileOrFolder)
                : throw Invalid($"The file is of no format that PerfGate understands{(StartOf(fileOrFolder) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? "; it is UTF-16, and PerfGate's own files are UTF-8" : "")}. Understood: {Understood}.", fileOrFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"The measurements cannot be read: {error.Message}", fileOrFolder);
        }
    }

    /// <summary>The name of a file's format; null: no reader recognises it, or it cannot be read.</summary>
    public string? FormatOf(string file)
    {
        try
        {
            return ReaderOf(file)?.Name;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>That a place holds measurements of more than one run.</summary>
    internal static PerfGateException Several(IEnumerable<string> files, string named) => Invalid(
        $"The folder holds several sets of measurements; name one of them: {string.Join(", ", files.Select(file => $"'{file}'"))}.", named);

    /// <summary>Looks at the folder itself; when it offers nothing, anywhere below it.</summary>
    private FileContent<MeasurementSet> ReadFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder)];
        var found = Classified(files);
        if (found.Count == 0)
        {
            files = [.. readers.Select(reader => reader.Below).OfType<string>().Distinct().SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, Below))];
            found = Classified(files);
        }

        var unknown = files.Where(file => IsNamedLikeResults(file) && ReaderOf(file) is null).Order(StringComparer.Ordinal).ToList();

        return found switch
        {
            [] => throw Invalid(
                $"The folder holds no measurements. Looked for: {Understood}. "
                    + string.Concat(unknown.Select(file => $"'{file}' is none of these. "))
                    + "BenchmarkDotNet writes JSON only when asked: '--exporters json', or [JsonExporterAttribute.Full].",
                folder),
            [var (reader, ofOne)] => WithWarnings(reader.Read(ofOne, folder), unknown),
            _ => throw Several(found.SelectMany(one => one.Files), folder),
        };
    }

    private bool IsNamedLikeResults(string file) =>
        readers.Any(reader => reader.Below is { } pattern && FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file)));

    /// <summary>A file that was left out may be one that was meant: its benchmarks would be missing without a word.</summary>
    private static FileContent<MeasurementSet> WithWarnings(FileContent<MeasurementSet> content, IEnumerable<string> unknown) => content with
    {
        Warnings =
        [
            .. content.Warnings,
            .. unknown.Select(file => new Diagnostic(
                DiagnosticIds.InvalidInput, Severity.Warning, "The file is named like results and is of no format that PerfGate understands: it was left out.", new SourceLocation(file))),
        ],
    };

    /// <summary>Sorted, so that the order of results does not depend on the file system.</summary>
    private List<(IMeasurementReader Reader, string[] Files)> Classified(IEnumerable<string> files) =>
    [
        .. from file in files.Order(StringComparer.Ordinal)
           let reader = ReaderOf(file)
           where reader is not null
           group file by reader into same
           select (same.Key, same.ToArray()),
    ];

    private IMeasurementReader? ReaderOf(string path)
    {
        var start = StartOf(path);
        return readers.FirstOrDefault(reader => reader.Recognises(start, path));
    }

    /// <summary>Another document of ours: its reader says by name what it is instead.</summary>
    private static bool IsOurs(string path) => JsonStart.Of(StartOf(path)) is { Name: "schema" };

    private static byte[] StartOf(string path)
    {
        OrdinaryFile.Require(path);
        var start = new byte[StartLength];
        using var file = File.OpenHandle(path);
        return start[..RandomAccess.Read(file, start, 0)];
    }

    private static PerfGateException Invalid(string message, string path) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, message, new SourceLocation(path)));
}
