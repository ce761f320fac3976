using PerfGate.Core.Measurements;

namespace PerfGate.Tool.Gate;

/// <summary>What makes a well-formed <c>shard.json</c> unusable, or other than the files beside it.</summary>
internal static class ShardFaults
{
    /// <summary>More benchmarks than any suite has.</summary>
    private const int LargestSuite = 10_000_000;

    /// <returns>A sentence; null: there is none.</returns>
    public static string? Of(ShardFacts facts) =>
        facts.Count is < 1 or > Shard.Most || facts.Index < 1 || facts.Index > facts.Count ? $"There is no shard {facts.Index} of {facts.Count}."
        : facts.SuiteSize is < 0 or > LargestSuite ? $"A suite of {facts.SuiteSize} benchmarks cannot be."
        : !Enum.IsDefined(facts.Profile) || !Enum.IsDefined(facts.Design) ? "The profile or the design is none that PerfGate has."
        : facts.Warnings.Any(warning => warning is not { Code: not null, Message: not null }) ? "A warning is null, or has no code or no message."
        : facts.Skipped.Concat(facts.Unmeasured).Any(benchmark => !IsNamed(benchmark)) ? "A benchmark is null, or has no 'id'."
        : facts.Causes.Any(cause => cause is not { Cause: not null } || !IsNamed(cause.Benchmark) || cause.Cause.Members.Concat(cause.Cause.Path).Any(name => name is null))
            ? "A cause is null, or is of no benchmark, or has a name that is null."
        : null;

    private static bool IsNamed(BenchmarkIdentity? benchmark) => !string.IsNullOrWhiteSpace(benchmark?.Id);

    /// <summary>What the facts say against the measurements: a part of what the run wrote is missing, or is of another run.</summary>
    /// <returns>A sentence; null: they agree.</returns>
    public static string? Contradiction(ShardFacts facts, MeasurementSet? measuredBase, MeasurementSet head)
    {
        if (facts.Base is { } named && facts.WithoutBase is null && measuredBase is null)
        {
            return $"The shard was measured against the base {Brief(named)}, and there is no {OutputFolder.BaseFile} beside it; hand over every file that the run wrote.";
        }

        if (measuredBase is not null && (facts.Base is null || facts.WithoutBase is not null))
        {
            return $"The shard was measured without a base, and there is a {OutputFolder.BaseFile} beside it; that file is of another run.";
        }

        // A stored base is of the commit that has a baseline, which need not be the chosen one.
        return facts.Design == Core.Reports.Design.Paired && measuredBase?.Commit is { } measured && measured != facts.Base
                ? Differs(OutputFolder.BaseFile, measured, facts.Base)
            : facts.Head is { } ofHead && head.Commit != ofHead ? Differs(OutputFolder.HeadFile, head.Commit, ofHead)
            : facts.Skipped.Concat(facts.Unmeasured).Intersect(head.Benchmarks.Select(benchmark => benchmark.Identity)).FirstOrDefault() is { } both
                ? $"{both.Display()} was not measured, as the shard says, and is in its {OutputFolder.HeadFile}; the files are of two runs."
                : null;
    }

    private static string Differs(string file, string? measured, string? named) =>
        $"The shard is of {Brief(named)}, and its {file} of {Brief(measured)}; the files are of two runs.";

    private static string Brief(string? sha) => sha is null ? "no commit" : sha[..Math.Min(sha.Length, 7)];
}
