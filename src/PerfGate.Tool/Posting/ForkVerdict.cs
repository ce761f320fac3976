using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.GitHub.Artifacts;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Posting;

/// <summary>Judges anew what a fork's run measured, by rules and baselines that the fork cannot change.</summary>
internal static class ForkVerdict
{
    /// <param name="archives">What the run's shards uploaded.</param>
    /// <param name="limits">What they may be at most.</param>
    /// <param name="rules">Of the default branch.</param>
    /// <param name="head">Full sha of the pull request's head, as GitHub says.</param>
    /// <param name="today">Decides which waivers hold.</param>
    /// <param name="sourceMetrics">Metrics that only sources other than benchmarks judge.</param>
    /// <exception cref="RefusedArchiveException">Something else than this tool writes, or nothing to judge.</exception>
    public static GateReport Decide(IReadOnlyList<byte[]> archives, ArchiveLimits limits, GateRules rules, string head, DateOnly today, IReadOnlyList<string> sourceMetrics)
    {
        if (archives.Count == 0)
        {
            throw new RefusedArchiveException("the run uploaded no measurements");
        }

        var budget = new ArchiveBudget(limits);
        var shards = archives.Select(archive => MeasurementArchive.Read(archive, limits, budget)).ToArray();
        var ofHead = Union([.. shards.Select(shard => shard.Head)], "head.json", limits)! with { Commit = head };
        var ofBase = Union([.. shards.Select(shard => shard.Base).OfType<MeasurementSet>()], "base.json", limits);
        var measured = ofHead.Benchmarks.Concat(ofBase?.Benchmarks ?? []).Select(benchmark => benchmark.Identity).ToHashSet();
        BenchmarkIdentity[] skipped = [.. shards.SelectMany(shard => shard.Skipped).Distinct()];
        if (skipped.Any(measured.Contains))
        {
            throw new RefusedArchiveException("a benchmark that is both measured and skipped");
        }

        if (measured.Count + skipped.Length == 0)
        {
            throw new RefusedArchiveException("there is no benchmark in it");
        }

        try
        {
            var report = Judge.Decide(new JudgeRequest
            {
                Base = ofBase,
                Head = ofHead,
                Rules = rules,
                Today = today,
                Design = Design.Paired,
                BaseOrigin = "as the pull request's run says",
                HeadOrigin = "the pull request's head",
                Skipped = skipped,
                RequiresBase = true,
                Tool = ToolVersion.Current,
                ForeignMetrics = sourceMetrics.ToHashSet(),
            });
            return ReportEvidence.Attach(report, ofBase, ofHead, rules.Renames, () => []);
        }
        catch (Core.Diagnostics.PerfGateException fault)
        {
            throw new RefusedArchiveException(fault.Diagnostics[0].Message);
        }
    }

    private static MeasurementSet? Union(IReadOnlyList<MeasurementSet> sets, string name, ArchiveLimits limits)
    {
        if (sets.Count == 0)
        {
            return null;
        }

        var all = sets.SelectMany(set => set.Benchmarks).ToArray();
        return all.Length > limits.Benchmarks ? throw new RefusedArchiveException($"{name}: more than {limits.Benchmarks} benchmarks in all")
            : all.Select(benchmark => benchmark.Identity).Distinct().Count() != all.Length ? throw new RefusedArchiveException($"{name}: a benchmark in two archives")
            : sets[0] with { Benchmarks = all };
    }
}
