using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Comparing;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact;

/// <summary>Finds the methods of the projects that both sides have, by what they are and not by the numbers that the compiler gives.</summary>
public static class MatchedMethods
{
    /// <returns>One for each method that both sides have; empty where a side cannot be read.</returns>
    public static IReadOnlyList<MatchedMethod> Of(ImpactSide baseSide, ImpactSide headSide)
    {
        using var before = new SideGraph(new BuildFolder(baseSide), isChangedFile: null);
        using var after = new SideGraph(new BuildFolder(headSide), isChangedFile: null);
        if ((before.Folder.Fault ?? after.Folder.Fault) is not null)
        {
            return [];
        }

        try
        {
            WholeProjects.Read(before);
            WholeProjects.Read(after);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        var old = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in Methods(before))
        {
            old[node.Key] = node;
        }

        var matched = new List<MatchedMethod>();
        foreach (var node in Methods(after))
        {
            if (old.TryGetValue(node.Key, out var counterpart))
            {
                var ((baseType, baseName), (headType, headName)) = (NamesOf(counterpart), NamesOf(node));
                matched.Add(new MatchedMethod(baseType, baseName, headType, headName, counterpart.Fingerprint == node.Fingerprint));
            }
        }

        return matched;
    }

    private static IEnumerable<Node> Methods(SideGraph graph) => graph.Nodes.Where(node => node is { IsRead: true, Kind: NodeKind.Method });

    private static (string Type, string Name) NamesOf(Node node)
    {
        var method = node.Image!.Metadata.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(node.Token));
        return (node.Image.RawName(method.GetDeclaringType()), node.Image.Metadata.GetString(method.Name));
    }
}
