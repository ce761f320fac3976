using PerfGate.Impact.Contracts;
using PerfGate.Impact.Graph;

namespace PerfGate.Impact.Comparing;

/// <summary>The shortest ways from a change back to the benchmarks that reach it, as one tree.</summary>
internal static class ReachTree
{
    /// <param name="nodes">All nodes, by id.</param>
    /// <param name="steps">See <see cref="ReverseReach.To"/>; one target.</param>
    /// <param name="target">The change.</param>
    /// <param name="benchmarks">Node and id of each benchmark that reaches it.</param>
    public static IReadOnlyList<ReachBranch> Of(IReadOnlyList<Node> nodes, int?[] steps, int target, IEnumerable<(int Node, string Id)> benchmarks)
    {
        var ids = benchmarks.ToLookup(benchmark => benchmark.Node, benchmark => benchmark.Id);
        var children = new Dictionary<int, SortedSet<int>>();
        foreach (var root in ids)
        {
            var way = ReverseReach.Way(steps, root.Key);
            for (var i = way.Count - 1; i > 0; i--)
            {
                if (!children.TryGetValue(way[i], out var from))
                {
                    children[way[i]] = from = [];
                }

                from.Add(way[i - 1]);
            }
        }

        return Branches(target);

        IReadOnlyList<ReachBranch> Branches(int id) => children.TryGetValue(id, out var from)
            ? [.. from.SelectMany(one => ids.Contains(one)
                ? ids[one].Select(benchmark => new ReachBranch(benchmark, []))
                : [new ReachBranch(nodes[one].Display, Branches(one))])]
            : [];
    }
}
