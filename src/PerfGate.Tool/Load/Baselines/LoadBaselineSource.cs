using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Measurements;

namespace PerfGate.Tool.Load.Baselines;

/// <summary>A run of load, to become a baseline.</summary>
internal static class LoadBaselineSource
{
    /// <summary>The schema stands in the first line of the canonical form, and near the beginning of any other.</summary>
    private const int FirstBytes = 4096;

    /// <summary>Whether a file says that it holds a run of load; false where it cannot be read.</summary>
    public static bool IsLoad(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[FirstBytes];
            var length = stream.ReadAtLeast(bytes, FirstBytes, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, length).Contains($"\"{LoadMeasurement.SchemaName}\"", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="file">A <c>load.json</c> of a whole run.</param>
    /// <exception cref="PerfGateException">Unreadable, interrupted, or a shard (exit code 2).</exception>
    public static MeasurementSet Read(string file)
    {
        var load = LoadFile.Read(Path.GetFullPath(file)).Value;
        if (load.Interrupted || load.Shard is { Count: > 1 })
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.LoadInterruptedBaseline,
                Severity.Error,
                load.Interrupted
                    ? "This run was interrupted, and a baseline stands for a whole one. Run it to its end."
                    : $"This is shard {load.Shard} of a run, and a baseline stands for a whole one. Join the shards first: `perfgate merge DIR...`.",
                new SourceLocation(file)));
        }

        return LoadMeasurements.Of(load);
    }
}
