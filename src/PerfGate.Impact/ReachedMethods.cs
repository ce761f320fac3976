using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Comparing;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact;

/// <summary>Every method that a benchmark can reach on one side: to be held against what the JIT really compiled.</summary>
/// <param name="Doubt">Why the set may not be complete; null when it is.</param>
/// <param name="Reached"><c>Ns.Type+Nested:Method</c>, as the compiler and the JIT name them, without type arguments.</param>
/// <param name="All">The same for every method of the projects.</param>
internal sealed record ReachedMethods(string? Doubt, IReadOnlySet<string> Reached, IReadOnlySet<string> All)
{
    public static ReachedMethods Of(ImpactSide side, ImpactBenchmark benchmark)
    {
        using var graph = new SideGraph(new BuildFolder(side), isChangedFile: null);
        var root = RootReader.Add(graph, benchmark.Id, benchmark.Type, benchmark.Method);
        var seen = new HashSet<int>();
        graph.Explore(root, wide: false, seen);
        if (seen.Any(id => (graph.Nodes[id].Traits & Traits.Reflection) != 0))
        {
            seen.Clear();
            graph.Explore(root, wide: true, seen);
        }

        var doubt = seen.Select(id => graph.Nodes[id]).FirstOrDefault(node => (node.Traits & Traits.Doubts) != 0);
        var reached = seen.Select(id => graph.Nodes[id]).Where(node => node.Kind == NodeKind.Method).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        WholeProjects.Read(graph);
        return new ReachedMethods(
            doubt is null ? null : $"{doubt.Display} {doubt.Why}",
            reached,
            graph.Nodes.Where(node => node.Kind == NodeKind.Method).Select(NameOf).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The methods of one file, by the same names; none when it holds no managed code.</summary>
    public static IReadOnlySet<string> NamesIn(string path)
    {
        using var image = AssemblyImage.Open(path);
        return image is null ? new HashSet<string>() : image.Metadata.MethodDefinitions
            .Select(image.Metadata.GetMethodDefinition)
            .Select(method => $"{image.RawName(method.GetDeclaringType())}:{image.Metadata.GetString(method.Name)}")
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string NameOf(Node node)
    {
        var method = node.Image!.Metadata.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(node.Token));
        return $"{node.Image.RawName(method.GetDeclaringType())}:{node.Image.Metadata.GetString(method.Name)}";
    }
}
