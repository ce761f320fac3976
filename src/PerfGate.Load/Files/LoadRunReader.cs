using System.Text;
using PerfGate.Core.Contracts;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Files;

/// <summary>A whole run of load as measurements: a <c>load.json</c>.</summary>
public sealed class LoadRunReader : IMeasurementReader
{
    public string Name => $"a run of load of schema '{LoadMeasurement.SchemaName}' (load.json)";

    /// <summary>The schema stands in the first line of the canonical form, and near the beginning of any other.</summary>
    public bool Recognises(ReadOnlySpan<byte> start, string path) =>
        start.IndexOf(Encoding.UTF8.GetBytes($"\"{LoadMeasurement.SchemaName}\"")) >= 0;

    /// <exception cref="PerfGateException">Unreadable, interrupted, a shard, or several runs (exit code 2).</exception>
    public FileContent<MeasurementSet> Read(IReadOnlyList<string> files, string named)
    {
        // A comparison leaves the run of base beside that of head.
        var file = files.Count == 1 ? files[0] : files.FirstOrDefault(one => Path.GetFileName(one) == "load.json") ?? files[0];
        var content = LoadFile.Read(Path.GetFullPath(file));
        var load = content.Value;
        if (load.Interrupted || load.Shard is { Count: > 1 })
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.LoadInterruptedBaseline,
                Severity.Error,
                load.Interrupted
                    ? "This run was interrupted, and what stands for a commit must be a whole one. Run it to its end."
                    : $"This is shard {load.Shard} of a run, and what stands for a commit must be a whole one. Join the shards first: `perfgate merge DIR...`.",
                new SourceLocation(file)));
        }

        return new FileContent<MeasurementSet>(LoadMeasurements.Of(load), content.Warnings);
    }
}
