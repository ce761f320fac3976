using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>The outer join of two measurement sets: a benchmark that either side has is a row, never dropped.</summary>
/// <remarks>
/// First by full identity, under its own name and then under its new one; then, for sources that leave project, job or
/// runtime open, by id where exactly one partner fits on either side.
/// </remarks>
internal static class BenchmarkJoin
{
    /// <param name="baseBenchmarks">All of base, in any order.</param>
    /// <param name="headBenchmarks">All of head, in any order.</param>
    /// <param name="renames">
    /// Old id to new id. Not followed where head still has the old id, where base has the new one, or where another rename leads to it.
    /// </param>
    /// <returns>Head's benchmarks in their order, then those of base that have no partner, in theirs.</returns>
    /// <exception cref="PerfGateException">A side holds one identity twice (PG0201).</exception>
    public static IReadOnlyList<JoinedBenchmark> Join(
        IReadOnlyList<MeasuredBenchmark> baseBenchmarks,
        IReadOnlyList<MeasuredBenchmark> headBenchmarks,
        IReadOnlyDictionary<string, string> renames)
    {
        Index(baseBenchmarks, "base");
        var headByIdentity = Index(headBenchmarks, "head");
        var partners = new Dictionary<BenchmarkIdentity, (MeasuredBenchmark Base, bool Renamed)>(headBenchmarks.Count);
        var baseLeft = new List<(MeasuredBenchmark Benchmark, BenchmarkIdentity Identity, bool Renamed)>();
        var renaming = renames.Count == 0 ? null : new Renaming(baseBenchmarks, headBenchmarks, renames);

        foreach (var benchmark in baseBenchmarks)
        {
            var identity = benchmark.Identity;
            if (headByIdentity.ContainsKey(identity))
            {
                partners.Add(identity, (benchmark, false));
                continue;
            }

            var newId = renaming?.NewIdOf(identity);
            var renamed = newId is not null;
            if (newId is not null)
            {
                identity = identity with { Id = newId };
            }

            if (!(renamed && headByIdentity.ContainsKey(identity) && partners.TryAdd(identity, (benchmark, true))))
            {
                baseLeft.Add((benchmark, identity, renamed));
            }
        }

        MatchOpenIdentities(baseLeft, headBenchmarks, partners);

        var rows = new List<JoinedBenchmark>(headBenchmarks.Count + baseLeft.Count);
        foreach (var head in headBenchmarks)
        {
            rows.Add(partners.TryGetValue(head.Identity, out var partner)
                ? new JoinedBenchmark(partner.Base, head, partner.Renamed)
                : new JoinedBenchmark(null, head, Renamed: false));
        }

        foreach (var (benchmark, _, _) in baseLeft)
        {
            rows.Add(new JoinedBenchmark(benchmark, null, Renamed: false));
        }

        return rows;
    }

    private static Dictionary<BenchmarkIdentity, MeasuredBenchmark> Index(IReadOnlyList<MeasuredBenchmark> benchmarks, string side)
    {
        var index = new Dictionary<BenchmarkIdentity, MeasuredBenchmark>(benchmarks.Count);
        foreach (var benchmark in benchmarks)
        {
            if (!index.TryAdd(benchmark.Identity, benchmark))
            {
                throw new PerfGateException(
                    ExitCode.Invalid,
                    new Diagnostic(
                        DiagnosticIds.InvalidInput,
                        Severity.Error,
                        $"{side} holds {benchmark.Identity} more than once; a benchmark is told apart by project, id, job and runtime"));
            }
        }

        return index;
    }

    /// <summary>Pairs what is left and removes it from <paramref name="baseLeft"/>.</summary>
    private static void MatchOpenIdentities(
        List<(MeasuredBenchmark Benchmark, BenchmarkIdentity Identity, bool Renamed)> baseLeft,
        IReadOnlyList<MeasuredBenchmark> headBenchmarks,
        Dictionary<BenchmarkIdentity, (MeasuredBenchmark Base, bool Renamed)> partners)
    {
        if (baseLeft.Count == 0)
        {
            return;
        }

        var headLeftById = headBenchmarks
            .Select(head => head.Identity)
            .Where(identity => !partners.ContainsKey(identity))
            .ToLookup(identity => identity.Id, StringComparer.Ordinal);
        var baseLeftById = baseLeft.ToLookup(left => left.Identity.Id, StringComparer.Ordinal);

        baseLeft.RemoveAll(left =>
        {
            var candidates = headLeftById[left.Identity.Id].Where(identity => Fits(left.Identity, identity)).Take(2).ToArray();
            if (candidates is not [var only]
                || baseLeftById[left.Identity.Id].Count(rival => Fits(rival.Identity, only)) != 1)
            {
                return false;
            }

            partners.Add(only, (left.Benchmark, left.Renamed));
            return true;
        });
    }

    /// <summary>True when no part of the identity that both sides give contradicts the other's.</summary>
    private static bool Fits(BenchmarkIdentity one, BenchmarkIdentity other) =>
        Agree(one.Project, other.Project) && Agree(one.Job, other.Job) && Agree(one.Runtime, other.Runtime);

    private static bool Agree(string? one, string? other) => one is null || other is null || one == other;

    /// <summary>Which renames are followed: by id within a project, whatever the job, as the measuring run does.</summary>
    private sealed class Renaming(
        IReadOnlyList<MeasuredBenchmark> ofBase, IReadOnlyList<MeasuredBenchmark> ofHead, IReadOnlyDictionary<string, string> renames)
    {
        private readonly HashSet<BenchmarkIdentity> inBase = [.. ofBase.Select(benchmark => WithoutJob(benchmark.Identity))];
        private readonly HashSet<BenchmarkIdentity> inHead = [.. ofHead.Select(benchmark => WithoutJob(benchmark.Identity))];
        private readonly Dictionary<BenchmarkIdentity, string> takenBy = [];

        /// <returns>Null: it keeps its name.</returns>
        public string? NewIdOf(BenchmarkIdentity identity)
        {
            if (!renames.TryGetValue(identity.Id, out var newId) || inHead.Contains(WithoutJob(identity)))
            {
                return null;
            }

            var target = WithoutJob(identity) with { Id = newId };
            if (inBase.Contains(target))
            {
                return null;
            }

            takenBy.TryAdd(target, identity.Id);
            return takenBy[target] == identity.Id ? newId : null;
        }

        private static BenchmarkIdentity WithoutJob(BenchmarkIdentity identity) => identity with { Job = null };
    }
}
