using PerfGate.Impact.Framework;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Comparing;

/// <summary>Whether two files are the same assembly, but for what a build stamps: ids, times, versions, symbols and where the sources lay.</summary>
internal static class AssemblyComparison
{
    /// <param name="before">The folder of base: references lead into it.</param>
    /// <param name="pathBefore">The file, in <paramref name="before"/> or in a folder below.</param>
    /// <param name="after">The folder of head.</param>
    /// <param name="pathAfter">The file of head.</param>
    /// <returns>False also where nothing can be said: native code, damage, a missing reference.</returns>
    public static bool AreSame(BuildFolder before, string pathBefore, BuildFolder after, string pathAfter)
    {
        if (!File.Exists(pathBefore) || !File.Exists(pathAfter))
        {
            return false;
        }

        if (FileComparison.AreEqual(pathBefore, pathAfter))
        {
            return true;
        }

        try
        {
            using var one = AssemblyImage.Open(pathBefore);
            using var other = AssemblyImage.Open(pathAfter);
            return one is not null && other is not null
                && ImageFaults.Of(one) is null && ImageFaults.Of(other) is null
                && AreSame(Read(before, one), Read(after, other));
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException
            or ArgumentException or IndexOutOfRangeException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Every member of the assembly; what it refers to is named and not read.</summary>
    private static SideGraph Read(BuildFolder folder, AssemblyImage image)
    {
        var graph = new SideGraph(folder, isChangedFile: null);
        WholeProjects.ReadAll(graph, image);
        graph.Read(graph.Nodes[graph.WholeAssembly(image)]);
        return graph;
    }

    private static bool AreSame(SideGraph before, SideGraph after) =>
        new GraphComparison(before, after).IsSame
        && !after.Nodes.Any(node => node.IsRead && (node.Traits & Traits.Unreadable) != 0);
}
