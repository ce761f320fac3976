using PerfGate.Impact.Contracts;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Graph;

namespace PerfGate.Impact.Comparing;

/// <summary>For every node the nearest change, the nearest doubt and the nearest file that it reaches, with or without reflection.</summary>
internal sealed class ReachedThings
{
    private readonly SideGraph graph;
    private readonly GraphComparison comparison;
    private readonly ReverseReach reverse;
    private readonly BuildLikeness likeness;
    private readonly bool filesAreUnknown;
    private readonly int?[] toChange;
    private readonly int?[] toDoubt;
    private readonly int?[] toUnreadable;
    private readonly int?[] toFiles;
    private readonly int?[] toFileName;
    private int?[]? toReflection;

    /// <param name="graph">Head.</param>
    /// <param name="comparison">What differs.</param>
    /// <param name="reverse">The graph, backwards.</param>
    /// <param name="changedFiles">Files of the repository that differ; null: any may.</param>
    /// <param name="likeness">How far all code beside the benchmarks is the same: then so is code that nothing names.</param>
    public ReachedThings(
        SideGraph graph, GraphComparison comparison, ReverseReach reverse, IReadOnlyList<string>? changedFiles, BuildLikeness likeness)
    {
        this.graph = graph;
        this.comparison = comparison;
        this.reverse = reverse;
        this.likeness = likeness;
        filesAreUnknown = changedFiles is null;
        toChange = reverse.To(comparison.Changes.Keys.Order());
        toUnreadable = reverse.To(Where(node => (node.Traits & Traits.Unreadable) != 0));
        var doubts = Traits.Doubts;
        var outside = Traits.Files;
        if (likeness.IsSameByName)
        {
            doubts &= ~Traits.ByName;
        }

        if (likeness.IsSame && changedFiles?.All(Documents.Contain) == true)
        {
            // Elsewhere in the repository there is nothing new to run.
            doubts &= ~Traits.Beyond;
            outside |= Traits.Beyond;
        }

        toDoubt = reverse.To(Where(node => (node.Traits & doubts) != 0));
        toFiles = reverse.To(Where(node => (node.Traits & outside) != 0));
        toFileName = reverse.To(Where(node => node.NamesChangedFile));
    }

    public ImpactVerdict Verdict(Node root, bool isWide)
    {
        if (Unreadable(root) is { } unreadable)
        {
            return unreadable;
        }

        if (Affected(root, isWide) is { } affected)
        {
            return affected;
        }

        if (toDoubt[root.Id] is not null)
        {
            var doubt = ReverseReach.Way(toDoubt, root.Id);
            return NotProvable(doubt, graph.Nodes[doubt[^1]].Why!);
        }

        if (toFiles[root.Id] is not null && (filesAreUnknown || toFileName[root.Id] is not null))
        {
            var reading = ReverseReach.Way(toFiles, root.Id);
            return NotProvable(
                reading,
                (graph.Nodes[reading[^1]].Traits & Traits.Files) != 0
                    ? "reads files, and one that it may read differs"
                    : $"{graph.Nodes[reading[^1]].Why}, and a file that it may be about differs");
        }

        return new ImpactVerdict
        {
            Benchmark = new ImpactBenchmark("", "", ""),
            Kind = ImpactKind.Unaffected,
            Reason = likeness.IsSameByName
                ? "both builds are the same code"
                : isWide
                ? "all that it can reach is the same on both sides, with every member of every type, since it uses reflection"
                : "all that it can reach is the same on both sides",
        };
    }

    /// <summary>The verdict when something is reached whose comparison means nothing; null when nothing is.</summary>
    public ImpactVerdict? Unreadable(Node root)
    {
        if (toUnreadable[root.Id] is null)
        {
            return null;
        }

        var way = ReverseReach.Way(toUnreadable, root.Id);
        return NotProvable(way, graph.Nodes[way[^1]].Why!);
    }

    /// <summary>The verdict when a change is reached; null when none is.</summary>
    public ImpactVerdict? Affected(Node root, bool isWide)
    {
        if (toChange[root.Id] is null)
        {
            return null;
        }

        var way = ReverseReach.Way(toChange, root.Id);
        var nearest = Nearest(root, isWide, ImpactVerdict.MostChanges + 1);
        return new ImpactVerdict
        {
            Benchmark = new ImpactBenchmark("", "", ""),
            Kind = ImpactKind.Affected,
            Reason = way.Count == 1 ? "its own declaration or parameters changed" : $"it reaches {Change(way[^1])}",
            Path = Names(way),
            ChangedMembers = [.. nearest.Take(ImpactVerdict.MostChanges).Select(Change)],
            HasMoreChanges = nearest.Count > ImpactVerdict.MostChanges,
        };
    }

    /// <summary>For the strict mode: reflection alone is a doubt.</summary>
    public ImpactVerdict Reflecting(Node root)
    {
        toReflection ??= reverse.To(Where(node => (node.Traits & Traits.Reflection) != 0));
        var way = ReverseReach.Way(toReflection, root.Id);
        return NotProvable(way, $"uses reflection ({graph.Nodes[way[^1]].Why}), and the rules say impact: strict");
    }

    private ImpactVerdict NotProvable(List<int> way, string why) => new()
    {
        Benchmark = new ImpactBenchmark("", "", ""),
        Kind = ImpactKind.NotProvable,
        Reason = way.Count == 1 ? why : $"it reaches {graph.Nodes[way[^1]].Display}, which {why}",
        Path = Names(way),
    };

    private string Change(int id) => id == -1 ? "" : $"{graph.Nodes[id].Display} ({comparison.Changes[id]})";

    private string[] Names(List<int> way) => [.. way.Select(id => graph.Nodes[id].Display)];

    private IEnumerable<int> Where(Func<Node, bool> applies) => graph.Nodes.Where(node => node.IsRead && applies(node)).Select(node => node.Id);

    /// <summary>The first changed nodes in the order of their distance; what is all of a type stands for members that are named themselves.</summary>
    private List<int> Nearest(Node root, bool isWide, int most)
    {
        var found = new List<int>();
        var seen = new HashSet<int> { root.Id };
        var open = new Queue<int>([root.Id]);
        while (found.Count < most && open.TryDequeue(out var id))
        {
            var node = graph.Nodes[id];
            if (comparison.Changes.ContainsKey(id) && node.Kind is not (NodeKind.Root or NodeKind.WholeType))
            {
                found.Add(id);
            }

            foreach (var edge in node.Edges)
            {
                if (seen.Add(edge))
                {
                    open.Enqueue(edge);
                }
            }

            if (isWide && node.Whole >= 0 && seen.Add(node.Whole))
            {
                open.Enqueue(node.Whole);
            }
        }

        return found;
    }
}
