using PerfGate.Impact.Graph;

namespace PerfGate.Impact.Comparing;

/// <summary>Reads every member of every assembly of the projects, whether a benchmark reaches it or not.</summary>
internal static class WholeProjects
{
    public static void Read(SideGraph graph)
    {
        foreach (var name in graph.Folder.ProjectNames)
        {
            if (graph.Folder.Project(name) is not { } image)
            {
                continue;
            }

            graph.ReaderOf(image);
            foreach (var handle in image.Metadata.TypeDefinitions)
            {
                graph.Read(graph.Nodes[graph.Type(image, handle)]);
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
    }
}
