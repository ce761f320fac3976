using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Gate;

/// <summary>The folder that a shard leaves: <c>base.json</c>, <c>head.json</c> and <c>shard.json</c>, and no verdict.</summary>
/// <param name="Base">Null when there was nothing to compare with.</param>
internal sealed record ShardFolder(string Path, ShardFacts Facts, MeasurementSet? Base, MeasurementSet Head)
{
    public const string FactsFile = "shard.json";

    /// <returns>The files.</returns>
    /// <exception cref="IOException">A file cannot be written; the folder is as it was.</exception>
    public static IReadOnlyList<string> Write(string folder, ShardFacts facts, MeasurementSet? measuredBase, MeasurementSet head)
    {
        (string Name, Action<Stream> Write)[] files =
            [.. OutputFolder.Sides(measuredBase, head), (FactsFile, stream => stream.Write(ShardJson.ToBytes(facts)))];
        OutputFolder.WriteSet(folder, files);
        return [.. files.Select(file => In(folder, file.Name))];
    }

    /// <exception cref="PerfGateException">A file is missing, is something else, or contradicts another one (exit code 2).</exception>
    public static ShardFolder Read(string folder)
    {
        var path = In(folder, FactsFile);
        try
        {
            OrdinaryFile.Require(path);
            var facts = ShardJson.Parse(File.ReadAllBytes(path));
            var ofBase = In(folder, OutputFolder.BaseFile);
            var measuredBase = File.Exists(ofBase) ? MeasurementFile.Read(ofBase).Value : null;
            var head = MeasurementFile.Read(In(folder, OutputFolder.HeadFile)).Value;
            return ShardFaults.Contradiction(facts, measuredBase, head) is not { } contradiction
                ? new ShardFolder(folder, facts, measuredBase, head)
                : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                    DiagnosticIds.ShardsDisagree, Severity.Error, contradiction, new SourceLocation(path)));
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput, Severity.Error, $"This is no shard of a run: {fault.Message}", new SourceLocation(path)));
        }
    }

    /// <summary>A shard decides nothing: 3 when a benchmark of the head could not be measured, else 0.</summary>
    /// <param name="part">What the shard's own measurements come to; null when it had none.</param>
    public static ExitCode ExitOf(GateReport? part) =>
        part is not null && part.Results.Any(result => result is { Outcome: Outcome.Failed, Decision: Decision.Fail }) ? ExitCode.NotMeasured : ExitCode.Passed;

    private static string In(string folder, string file) => System.IO.Path.Combine(folder, file);
}
