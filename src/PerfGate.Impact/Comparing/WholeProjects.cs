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

    /// <summary>True when no assembly beside the benchmarks differs in anything but when, where and as which version it was built.</summary>
    public static bool AreSame(SideGraph before, SideGraph after)
    {
        var names = Names(after);
        if (!names.SetEquals(Names(before)))
        {
            return false;
        }

        foreach (var name in names)
        {
            if (after.Folder.IsProject(name) != before.Folder.IsProject(name)
                || (!after.Folder.IsProject(name) && FolderComparison.PackageDiffers(before.Folder, after.Folder, name)))
            {
                return false;
            }
        }

        Read(before);
        Read(after);
        var comparison = new GraphComparison(before, after);
        return comparison.Changes.Count == 0 && comparison.OnlyInBase.Count == 0;
    }

    private static HashSet<string> Names(SideGraph graph) =>
    [
        .. Directory.EnumerateFiles(graph.Folder.Side.Folder, "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)!),
        .. graph.Folder.ProjectNames,
    ];

    private static IEnumerable<AssemblyImage> Images(SideGraph graph) => graph.Folder.ProjectNames.Select(graph.Folder.Project).OfType<AssemblyImage>();

    private static void ReadAll(SideGraph graph, AssemblyImage image)
    {
        graph.Read(graph.Nodes[graph.Assembly(image)]);
        graph.Read(graph.Nodes[graph.Resources(image)]);
        foreach (var handle in image.Metadata.TypeDefinitions)
        {
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
}
