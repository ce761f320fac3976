using PerfGate.Core.Diagnostics;
using PerfGate.Load.Files;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.Tool.Load.Merge;

/// <summary>The parts of one load that several machines sent, as their folders hold them.</summary>
internal static class LoadShards
{
    /// <summary>Each folder itself, or the folders in it, that hold a <c>load.json</c> of a shard; empty when there is none.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> named) =>
    [
        .. named.Select(Path.GetFullPath).SelectMany(folder => Holds(folder) ? [folder]
            : Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(Holds).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>()),
    ];

    /// <summary>All of them joined.</summary>
    /// <param name="folders">As <see cref="Find"/> gives them; at least one.</param>
    /// <exception cref="PerfGateException">They are not the parts of one run, one is a comparison, or a file cannot be read (exit code 2).</exception>
    public static LoadMeasurement Join(IReadOnlyList<string> folders)
    {
        // The pairs of a comparison were taken on one machine, whose generator was alone: joined with others' they would be no pairs any more.
        if (folders.Select(folder => Path.Combine(folder, LoadOutput.BaseLoadFileName)).FirstOrDefault(File.Exists) is { } compared)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.LoadShardsDisagree,
                Severity.Error,
                "This is a side of a comparison, which one machine measures and decides alone: its report.json holds the verdict. Join the folders that `perfgate load --shard` wrote.",
                new SourceLocation(compared)));
        }

        return LoadMerge.Merge([.. folders.Select(folder => LoadFile.Read(Path.Combine(folder, LoadOutput.LoadFileName)).Value)]);
    }

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, LoadOutput.LoadFileName));
}
