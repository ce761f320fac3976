using PerfGate.Core.Rules;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Graph;

namespace PerfGate.Impact.Comparing;

/// <summary>The verdicts of one request, from the two graphs.</summary>
internal sealed class SuiteImpact(ImpactRequest request, SideGraph before, SideGraph after)
{
    private readonly Node[] roots = new Node[request.Benchmarks.Count];
    private readonly HashSet<int> wideRoots = [];

    public ImpactResult Decide()
    {
        var narrow = new HashSet<int>();
        var narrowBase = new HashSet<int>();
        for (var i = 0; i < roots.Length; i++)
        {
            var benchmark = request.Benchmarks[i];
            var key = Key(i, benchmark);
            roots[i] = RootReader.Add(after, key, benchmark.Type, benchmark.Method);
            after.Explore(roots[i], wide: false, narrow);
            before.Explore(
                RootReader.Add(before, key, benchmark.BaseType ?? benchmark.Type, benchmark.BaseMethod ?? benchmark.Method), wide: false, narrowBase);
        }

        ExploreReflection();
        if (request.CompareAll)
        {
            WholeProjects.Read(before);
            WholeProjects.Read(after);
        }

        // Code that nothing names is compared by comparing all code.
        var comparison = new GraphComparison(before, after);
        var verdicts = Verdicts(comparison, comparison.IsSame ? BuildLikeness.Of(before.Folder, after.Folder) : default);
        return new ImpactResult
        {
            Verdicts = verdicts,
            Changes = request.CompareAll ? Changes(comparison) : [],
            MembersCompared = comparison.Compared,
        };
    }

    /// <summary>Benchmarks of one method differ in their parameters only, and share a root.</summary>
    private static string Key(int index, ImpactBenchmark benchmark) => benchmark.BaseType is null && benchmark.BaseMethod is null
        ? $"{benchmark.Type} {benchmark.Method}"
        : $"{benchmark.Type} {benchmark.Method} renamed {index}";

    /// <summary>What reaches reflection reaches, beside what its tokens name, every member of every type that is mentioned on the way.</summary>
    private void ExploreReflection()
    {
        var reflecting = new ReverseReach(after.Nodes, wide: false).To(Having(Traits.Reflection));
        var (wide, wideBase) = (new HashSet<int>(), new HashSet<int>());
        foreach (var root in roots.Where(root => reflecting[root.Id] is not null))
        {
            wideRoots.Add(root.Id);
            if (request.Mode == ImpactMode.Wide)
            {
                after.Explore(root, wide: true, wide);
                before.Explore(before.Root(root.Key), wide: true, wideBase);
            }
        }
    }

    private IEnumerable<int> Having(Traits trait) => after.Nodes.Where(node => (node.Traits & trait) != 0).Select(node => node.Id);

    private ImpactVerdict[] Verdicts(GraphComparison comparison, BuildLikeness likeness)
    {
        var narrow = new ReachedThings(after, comparison, new ReverseReach(after.Nodes, wide: false), request.ChangedFiles, likeness);
        var wide = wideRoots.Count == 0 ? narrow
            : new ReachedThings(after, comparison, new ReverseReach(after.Nodes, wide: true), request.ChangedFiles, likeness);
        var verdicts = new ImpactVerdict[roots.Length];
        var decided = new Dictionary<int, ImpactVerdict>();
        for (var i = 0; i < roots.Length; i++)
        {
            if (!decided.TryGetValue(roots[i].Id, out var verdict))
            {
                var reflects = wideRoots.Contains(roots[i].Id);
                verdict = reflects && request.Mode == ImpactMode.Strict
                    ? narrow.Unreadable(roots[i]) ?? narrow.Affected(roots[i], isWide: false) ?? narrow.Reflecting(roots[i])
                    : (reflects ? wide : narrow).Verdict(roots[i], reflects);
                decided[roots[i].Id] = verdict;
            }

            verdicts[i] = verdict with
            {
                Benchmark = request.Benchmarks[i],
                Path = verdict.Path.Count == 0 ? [] : [request.Benchmarks[i].Id, .. verdict.Path.Skip(1)],
            };
        }

        return verdicts;
    }

    /// <summary>Every difference with the benchmarks that reach it; those that most benchmarks reach first.</summary>
    private List<ChangedMember> Changes(GraphComparison comparison)
    {
        var narrow = new ReverseReach(after.Nodes, wide: false);
        var wide = wideRoots.Count == 0 ? narrow : new ReverseReach(after.Nodes, wide: true);
        var changes = new List<ChangedMember>();
        foreach (var (id, change) in comparison.Changes)
        {
            if (after.Nodes[id].Kind is NodeKind.Root or NodeKind.WholeType)
            {
                continue;
            }

            var ways = narrow.To([id]);
            var wideWays = ReferenceEquals(narrow, wide) ? ways : wide.To([id]);
            (int Node, string Id)[] reaching =
            [
                .. request.Benchmarks
                    .Select((benchmark, i) => (Node: roots[i].Id, benchmark.Id))
                    .Where(benchmark => (wideRoots.Contains(benchmark.Node) ? wideWays : ways)[benchmark.Node] is not null),
            ];
            var tree = ReachTree.Of(after.Nodes, ways, id, reaching.Where(benchmark => !wideRoots.Contains(benchmark.Node)))
                .Concat(ReachTree.Of(after.Nodes, wideWays, id, reaching.Where(benchmark => wideRoots.Contains(benchmark.Node))));
            changes.Add(new ChangedMember(after.Nodes[id].Display, change, [.. reaching.Select(benchmark => benchmark.Id)], [.. tree]));
        }

        changes.AddRange(comparison.OnlyInBase
            .Where(node => node.Kind is not (NodeKind.Root or NodeKind.WholeType))
            .Select(node => new ChangedMember(node.Display, "only in base", [], [])));
        return [.. changes.OrderByDescending(change => change.Benchmarks.Count).ThenBy(change => change.Name, StringComparer.Ordinal)];
    }
}
