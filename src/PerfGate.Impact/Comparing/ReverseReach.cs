using PerfGate.Impact.Graph;

namespace PerfGate.Impact.Comparing;

/// <summary>The graph walked against its edges: from what is looked for back to all that reach it, by shortest ways.</summary>
/// <remarks>One walk answers for every benchmark: the cost does not grow with their number.</remarks>
internal sealed class ReverseReach
{
    private readonly int[] starts;
    private readonly int[] sources;

    /// <param name="nodes">All nodes, by id.</param>
    /// <param name="wide">Whether a type leads to all its members.</param>
    public ReverseReach(IReadOnlyList<Node> nodes, bool wide)
    {
        starts = new int[nodes.Count + 1];
        foreach (var node in nodes)
        {
            foreach (var edge in node.Edges)
            {
                starts[edge + 1]++;
            }

            if (wide && node.Whole >= 0)
            {
                starts[node.Whole + 1]++;
            }
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        sources = new int[starts[^1]];
        var next = starts[..^1];
        foreach (var node in nodes)
        {
            foreach (var edge in node.Edges)
            {
                sources[next[edge]++] = node.Id;
            }

            if (wide && node.Whole >= 0)
            {
                sources[next[node.Whole]++] = node.Id;
            }
        }
    }

    /// <summary>For each node the next one on a shortest way to a target; null where none can be reached, the node itself at a target.</summary>
    public int?[] To(IEnumerable<int> targets)
    {
        var steps = new int?[starts.Length - 1];
        var open = new Queue<int>();
        foreach (var target in targets)
        {
            if (steps[target] is null)
            {
                steps[target] = target;
                open.Enqueue(target);
            }
        }

        while (open.TryDequeue(out var id))
        {
            for (var i = starts[id]; i < starts[id + 1]; i++)
            {
                if (steps[sources[i]] is null)
                {
                    steps[sources[i]] = id;
                    open.Enqueue(sources[i]);
                }
            }
        }

        return steps;
    }

    /// <summary>The way from a node to its target, both included.</summary>
    public static List<int> Way(int?[] steps, int from)
    {
        var way = new List<int> { from };
        while (steps[way[^1]] is { } next && next != way[^1])
        {
            way.Add(next);
        }

        return way;
    }
}
