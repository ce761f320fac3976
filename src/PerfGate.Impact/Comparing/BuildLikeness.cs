using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Comparing;

/// <summary>How far two builds are the same code, whatever a benchmark does by reflection.</summary>
/// <param name="IsSameByName">Every assembly that the runtime finds by name is the same.</param>
/// <param name="IsSame">So is every other assembly that lies beside it, for whoever loads one by path.</param>
/// <remarks>Settings, data, native code and what lies in folders below is <see cref="FolderComparison.Difference"/>, and is the same by then.</remarks>
internal readonly record struct BuildLikeness(bool IsSameByName, bool IsSame)
{
    public static BuildLikeness Of(BuildFolder before, BuildFolder after)
    {
        var (listed, others) = (Names(after, isListed: true), Names(after, isListed: false));
        if (!listed.SetEquals(Names(before, isListed: true)) || !listed.All(name => Same(before, after, name)))
        {
            return default;
        }

        return new BuildLikeness(true, others.SetEquals(Names(before, isListed: false)) && others.All(name => Same(before, after, name)));
    }

    private static bool Same(BuildFolder before, BuildFolder after, string name) =>
        before.IsProject(name) == after.IsProject(name) && AssemblyComparison.AreSame(before, before.PathOf(name), after, after.PathOf(name));

    private static SortedSet<string> Names(BuildFolder folder, bool isListed) => new(
        Directory.EnumerateFiles(folder.Side.Folder, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Concat(folder.ProjectNames)
            .Where(name => folder.IsListed(name) == isListed),
        StringComparer.Ordinal);
}
