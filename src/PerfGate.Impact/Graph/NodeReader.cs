using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Framework;

namespace PerfGate.Impact.Graph;

/// <summary>Fills a node from the metadata.</summary>
internal static class NodeReader
{
    public static void Read(SideGraph graph, Node node)
    {
        var content = new NodeContent(graph, node.Image is null ? null : graph.ReaderOf(node.Image));
        switch (node.Kind)
        {
            case NodeKind.Type:
                node.Whole = graph.WholeType(node.Image!, Type(node));
                TypeReader.Read(content, Type(node));
                break;
            case NodeKind.WholeType:
                WholeTypeReader.Read(content, Type(node));
                break;
            case NodeKind.Method:
                MethodReader.Read(content, (MethodDefinitionHandle)MetadataTokens.EntityHandle(node.Token));
                break;
            case NodeKind.Field:
                FieldReader.Read(content, (FieldDefinitionHandle)MetadataTokens.EntityHandle(node.Token));
                break;
            case NodeKind.Assembly:
                AssemblyReader.Read(content);
                break;
            case NodeKind.WholeAssembly:
                AssemblyReader.ReadWhole(content);
                break;
            case NodeKind.Resources:
                AssemblyReader.ReadResources(content);
                break;
            case NodeKind.Package:
                ReadPackage(content, node.Key);
                break;
            default:
                throw new InvalidOperationException($"A {node.Kind} is read by whoever makes it.");
        }

        content.Finish(node);
    }

    private static TypeDefinitionHandle Type(Node node) => (TypeDefinitionHandle)MetadataTokens.EntityHandle(node.Token);

    /// <summary>Its content is compared as a file, see <see cref="Comparing.FolderComparison"/>.</summary>
    private static void ReadPackage(NodeContent content, string name)
    {
        var facts = content.Graph.Folder.Package(name);
        foreach (var reference in facts.References)
        {
            if (content.Graph.Folder.IsProject(reference))
            {
                content.Mark(Traits.ByName, $"calls {reference}, which is built here");
            }
            else
            {
                content.Lead(content.Graph.Package(reference));
            }
        }

        content.Mark(facts.Traits, facts.Why);
    }
}
