using System.Reflection.Metadata;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Comparing;

/// <summary>Reads every member of every assembly of the projects, whether a benchmark reaches it or not.</summary>
internal static class WholeProjects
{
    public static void Read(SideGraph graph)
    {
        foreach (var image in Images(graph))
        {
            ReadAll(graph, image);
        }
    }

    /// <summary>Reads every member of one assembly.</summary>
    public static void ReadAll(SideGraph graph, AssemblyImage image)
    {
        graph.Read(graph.Nodes[graph.Assembly(image)]);
        graph.Read(graph.Nodes[graph.Resources(image)]);
        foreach (var handle in image.Metadata.TypeDefinitions)
        {
            if (IsStamp(image, handle))
            {
                continue;
            }

            graph.Read(graph.Nodes[graph.Type(image, handle)]);
            graph.Read(graph.Nodes[graph.WholeType(image, handle)]);
            foreach (var method in image.Metadata.GetTypeDefinition(handle).GetMethods())
            {
                graph.Read(graph.Nodes[graph.Method(image, method)]);
            }

            foreach (var field in image.Metadata.GetTypeDefinition(handle).GetFields())
            {
                graph.Read(graph.Nodes[graph.Field(image, field)]);
            }
        }
    }

    /// <summary>The version as constants: code that uses one holds it itself, and a benchmark that reaches another member is compared with it.</summary>
    private static bool IsStamp(AssemblyImage image, TypeDefinitionHandle handle) => image.RawName(handle) == "ThisAssembly"
        && image.Metadata.GetTypeDefinition(handle).GetCustomAttributes()
            .Where(attribute => AttributeName.Of(image.Metadata, attribute).Name == "GeneratedCodeAttribute")
            .SelectMany(attribute => AttributeReader.Texts(image.Metadata, image.Metadata.GetCustomAttribute(attribute)))
            .Any(text => text.StartsWith("Nerdbank.GitVersioning", StringComparison.Ordinal));

    private static IEnumerable<AssemblyImage> Images(SideGraph graph) => graph.Folder.ProjectNames.Select(graph.Folder.Project).OfType<AssemblyImage>();
}
