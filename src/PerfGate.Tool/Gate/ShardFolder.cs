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
    public static IReadOnlyList<string> Write(string folder, ShardFacts facts, MeasurementSet? measuredBase, MeasurementSet head)
    {
        Directory.CreateDirectory(folder);
        string[] paths = [In(folder, OutputFolder.BaseFile), In(folder, OutputFolder.HeadFile), In(folder, FactsFile)];
        if (measuredBase is null)
        {
            // An older run's base must not be taken for this one's.
            File.Delete(paths[0]);
        }
        else
        {
            MeasurementFile.Write(paths[0], measuredBase);
        }

        MeasurementFile.Write(paths[1], head);
        AtomicFile.Write(paths[2], stream => stream.Write(ShardJson.ToBytes(facts)));
        return [.. paths.Where(File.Exists)];
    }

    /// <exception cref="PerfGateException">A file is missing, is something else, or contradicts another one (exit code 2).</exception>
    public static ShardFolder Read(string folder)
    {
        var path = In(folder, FactsFile);
        try
        {
            var facts = ShardJson.Parse(File.ReadAllBytes(path));
            var ofBase = In(folder, OutputFolder.BaseFile);
            var shard = new ShardFolder(
                folder,
                facts,
                File.Exists(ofBase) ? MeasurementFile.Read(ofBase).Value : null,
                MeasurementFile.Read(In(folder, OutputFolder.HeadFile)).Value);
            return shard.Contradiction() is not { } contradiction ? shard : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.ShardsDisagree, Severity.Error, contradiction, new SourceLocation(path)));
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput, Severity.Error, $"This is no shard of a run: {fault.Message}", new SourceLocation(path)));
        }
    }

    /// <summary>What the facts say against the measurements beside them: a part of what the run wrote is missing, or is of another run.</summary>
    private string? Contradiction()
    {
        if (Facts.Base is { } named && Facts.WithoutBase is null && Base is null)
        {
            return $"The shard was measured against the base {Brief(named)}, and there is no {OutputFolder.BaseFile} beside it; hand over every file that the run wrote.";
        }

        if (Base is not null && (Facts.Base is null || Facts.WithoutBase is not null))
        {
            return $"The shard was measured without a base, and there is a {OutputFolder.BaseFile} beside it; that file is of another run.";
        }

        // A stored base is of the commit that has a baseline, which need not be the chosen one.
        return Facts.Design == Design.Paired && Base?.Commit is { } measured && measured != Facts.Base ? Differs(OutputFolder.BaseFile, measured, Facts.Base)
            : Facts.Head is { } head && Head.Commit != head ? Differs(OutputFolder.HeadFile, Head.Commit, head)
            : Facts.Skipped.Concat(Facts.Unmeasured).Intersect(Head.Benchmarks.Select(benchmark => benchmark.Identity)).FirstOrDefault() is { } both
                ? $"{both.Display()} was not measured, as the shard says, and is in its {OutputFolder.HeadFile}; the files are of two runs."
                : null;
    }

    private static string Differs(string file, string? measured, string? named) =>
        $"The shard is of {Brief(named)}, and its {file} of {Brief(measured)}; the files are of two runs.";

    private static string Brief(string? sha) => sha is null ? "no commit" : sha[..Math.Min(sha.Length, 7)];

    /// <summary>A shard decides nothing: 3 when a benchmark of the head could not be measured, else 0.</summary>
    /// <param name="part">What the shard's own measurements come to; null when it had none.</param>
    public static ExitCode ExitOf(GateReport? part) =>
        part is not null && part.Results.Any(result => result is { Outcome: Outcome.Failed, Decision: Decision.Fail }) ? ExitCode.NotMeasured : ExitCode.Passed;

    private static string In(string folder, string file) => System.IO.Path.Combine(folder, file);
}
