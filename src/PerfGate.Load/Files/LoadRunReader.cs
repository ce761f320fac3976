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
    private const string HeadFile = "load.json";
    private const string BaseFile = "load-base.json";

    public string Name => $"a run of load of schema '{LoadMeasurement.SchemaName}' (load.json)";

    /// <summary>The schema stands in the first line of the canonical form, and near the beginning of any other.</summary>
    public bool Recognises(ReadOnlySpan<byte> start, string path) =>
        start.IndexOf(Encoding.UTF8.GetBytes($"\"{LoadMeasurement.SchemaName}\"")) >= 0;

    /// <exception cref="PerfGateException">Unreadable, interrupted, a shard, or several runs (exit code 2).</exception>
    public FileContent<MeasurementSet> Read(IReadOnlyList<string> files, string named)
    {
        var runs = files.Select(one => (File: one, Content: LoadFile.Read(Path.GetFullPath(one)))).ToList();
        var (file, content) = runs.Count == 1 ? runs[0] : HeadOf(runs, named);
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

    /// <summary>A comparison leaves the run of base beside that of head. Other runs are not of one another: none of them is taken for all.</summary>
    private static (string File, FileContent<LoadMeasurement> Content) HeadOf(
        List<(string File, FileContent<LoadMeasurement> Content)> runs, string named)
    {
        var isComparison = runs.TrueForAll(run => Path.GetFileName(run.File) is HeadFile or BaseFile)
            && runs.DistinctBy(run => run.Content.Value.Identity.Scenario).Count() == 1;
        return isComparison
            ? runs.Find(run => Path.GetFileName(run.File) == HeadFile)
            : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput,
                Severity.Error,
                $"The folder holds several runs of load; name one of them: {string.Join(", ", runs.Select(run => $"'{run.File}' (scenario '{run.Content.Value.Identity.Scenario}')"))}.",
                new SourceLocation(named)));
    }
}
