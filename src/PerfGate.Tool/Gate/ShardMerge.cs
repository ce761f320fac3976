using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Tool.Gate;

/// <summary>Joins the shards of one run into the question that one machine would have asked of the same measurements.</summary>
internal static class ShardMerge
{
    /// <exception cref="PerfGateException">They are not the shards of one run (exit code 2).</exception>
    public static JudgeRequest Join(IReadOnlyList<ShardFolder> shards, GateRules rules, DateOnly today)
    {
        Check(shards);
        ShardFolder[] inOrder = [.. shards.OrderBy(shard => shard.Facts.Index)];
        var first = inOrder[0].Facts;
        var keys = inOrder.Where(shard => shard.Head.Benchmarks.Count > 0).Select(shard => shard.Head.Environment.Key).Distinct().ToArray();
        return new JudgeRequest
        {
            Base = Union([.. inOrder.Select(shard => shard.Base).OfType<MeasurementSet>()]),
            Head = Union([.. inOrder.Select(shard => shard.Head)])!,
            Rules = rules,
            Today = today,
            Profile = first.Profile,
            Design = first.Design,
            Plan = first.SuiteSize is { } size ? SequentialPlan.Create(size, rules.Compare.FalseAlarms, first.Profile) : null,
            Seed = first.Seed,
            MachineNoise = inOrder.Select(shard => shard.Facts.Noise).OfType<MachineNoise>().MaxBy(noise => noise.Jitter),
            BaseOrigin = first.BaseOrigin,
            HeadOrigin = first.HeadOrigin,
            HeadRevision = first.HeadRevision,
            Tool = ToolVersion.Current,
            // What was counted as pairs, or named a base, cannot be new.
            RequiresBase = inOrder.Any(shard => shard.Facts.SuiteSize > 0 || shard.Facts is { Design: Design.Stored, Base: not null }),
            IsPartial = first.Filter is not null,
            Skipped = [.. inOrder.SelectMany(shard => shard.Facts.Skipped).Distinct()],
            Unmeasured = [.. inOrder.SelectMany(shard => shard.Facts.Unmeasured)],
            Causes = inOrder.SelectMany(shard => shard.Facts.Causes).DistinctBy(cause => cause.Benchmark).ToDictionary(cause => cause.Benchmark, cause => cause.Cause),
            Warnings =
            [
                .. inOrder.SelectMany(shard => shard.Facts.Warnings).Distinct(),
                .. keys.Length < 2 ? [] : (ReportWarning[])
                [
                    new ReportWarning(
                        DiagnosticIds.NotComparable,
                        $"The shards ran on machines of {keys.Length} kinds ({string.Join(", ", keys)}); both sides of each benchmark were on one machine, and the environment shown is the first."),
                ],
            ],
        };
    }

    private static void Check(IReadOnlyList<ShardFolder> shards)
    {
        var first = shards[0];
        foreach (var other in shards.Skip(1))
        {
            foreach (var (one, two) in first.Facts.Shared().Zip(other.Facts.Shared()))
            {
                if (one.Value != two.Value)
                {
                    throw Disagree($"{first.Path} and {other.Path} are not of one run: the {one.Name} is {one.Value ?? "not there"} in one and {two.Value ?? "not there"} in the other.");
                }
            }
        }

        var count = first.Facts.Count;
        foreach (var index in Enumerable.Range(1, count))
        {
            var found = shards.Count(shard => shard.Facts.Index == index);
            if (found != 1)
            {
                throw Disagree(string.Create(CultureInfo.InvariantCulture, $"Shard {index}/{count} is {(found == 0 ? "missing" : "there more than once")}; a verdict needs each exactly once."));
            }
        }
    }

    /// <summary>In the order in which one machine lists the benchmarks: they were dealt out one by one.</summary>
    private static MeasurementSet? Union(IReadOnlyList<MeasurementSet> sets)
    {
        if (sets.Count == 0)
        {
            return null;
        }

        var most = sets.Max(set => set.Benchmarks.Count);
        var dealt = Enumerable.Range(0, most).SelectMany(i => sets.Where(set => i < set.Benchmarks.Count).Select(set => set.Benchmarks[i]));
        var measured = sets.FirstOrDefault(set => set.Benchmarks.Count > 0) ?? sets[0];
        return measured with { Time = sets.Min(set => set.Time), Dirty = sets.Any(set => set.Dirty), Benchmarks = [.. dealt] };
    }

    private static PerfGateException Disagree(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.ShardsDisagree, Severity.Error, message));
}
