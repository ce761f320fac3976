using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Load.Measured;
using PerfGate.Load.Histograms;

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

    /// <summary>All of them joined, the sides each by themselves.</summary>
    /// <param name="folders">As <see cref="Find"/> gives them; at least one.</param>
    /// <exception cref="PerfGateException">They are not the parts of one run, or a file cannot be read (exit code 2).</exception>
    public static (LoadMeasurement Head, LoadMeasurement? Base) Join(IReadOnlyList<string> folders)
    {
        var head = LoadMerge.Merge([.. folders.Select(folder => LoadFile.Read(Path.Combine(folder, LoadOutput.LoadFileName)).Value)]);
        List<string> bases = [.. folders.Select(folder => Path.Combine(folder, LoadOutput.BaseLoadFileName)).Where(File.Exists)];
        if (bases.Count == 0)
        {
            return (head, null);
        }

        if (bases.Count < folders.Count)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.LoadShardsDisagree,
                Severity.Error,
                $"Of {folders.Count} shards, {bases.Count} measured a base: either all of them did, or none. Take the folders of one run."));
        }

        return (head, LoadMerge.Merge([.. bases.Select(file => LoadFile.Read(file).Value)]));
    }

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, LoadOutput.LoadFileName));
}
