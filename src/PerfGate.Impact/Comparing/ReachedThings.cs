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
            ChangedMembers = [.. nearest.Take(ImpactVerdict.MostChanges)],
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

    /// <summary>A new lambda is a change of the method in which it was written.</summary>
    private string Change(int id) =>
        $"{graph.Nodes[id].Display} ({(graph.Nodes[id].IsGenerated ? GraphComparison.Changed : comparison.Changes[id])})";

    /// <summary>What the compiler made of a method follows it under the same name, which is said once.</summary>
    private List<string> Names(List<int> way)
    {
        var names = new List<string>();
        foreach (var id in way)
        {
            var node = graph.Nodes[id];
            if (names.Count == 0 || !(node.IsGenerated && IsOf(node.Display, names[^1])))
            {
                names.Add(node.Display);
            }
        }

        return names;
    }

    /// <param name="generated">Of a lambda, a local function or a state machine: <c>Type.Method</c>.</param>
    /// <param name="name">Perhaps the method itself, with its parameters.</param>
    private static bool IsOf(string generated, string name) =>
        name.StartsWith(generated, StringComparison.Ordinal) && (name.Length == generated.Length || name[generated.Length] is '(' or '<' or '[' or ' ');

    private IEnumerable<int> Where(Func<Node, bool> applies) => graph.Nodes.Where(node => node.IsRead && applies(node)).Select(node => node.Id);

    /// <summary>
    /// The first changed members in the order of their distance, each once; what is all of a type stands for members that are named
    /// themselves, and what the compiler made of a method for the method.
    /// </summary>
    private List<string> Nearest(Node root, bool isWide, int most)
    {
        var found = new List<string>();
        var seen = new HashSet<int> { root.Id };
        var open = new Queue<int>([root.Id]);
        while (found.Count < most && open.TryDequeue(out var id))
        {
            var node = graph.Nodes[id];
            if (comparison.Changes.ContainsKey(id) && node.Kind is not (NodeKind.Root or NodeKind.WholeType))
            {
                Add(found, node);
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

    private void Add(List<string> found, Node node)
    {
        var change = Change(node.Id);
        if (node.IsGenerated ? !found.Exists(one => IsOf(node.Display, one)) : !found.Contains(change))
        {
            // The method may come after its lambda, which then needs no line of its own.
            var lambda = found.FindIndex(one => one.EndsWith($" ({GraphComparison.Changed})", StringComparison.Ordinal) && IsOf(one[..^(GraphComparison.Changed.Length + 3)], node.Display));
            if (lambda >= 0)
            {
                found[lambda] = change;
            }
            else
            {
                found.Add(change);
            }
        }
    }
}
