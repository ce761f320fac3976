using System.Globalization;

namespace PerfGate.Load.Limits;

/// <summary>A process and all that it started, as /proc tells; elsewhere than on Linux the process alone.</summary>
internal static class ProcessTree
{
    /// <summary>Those that are there now, the first process first; it alone where the others are not known.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        List<int> tree = [root];
        if (!OperatingSystem.IsLinux())
        {
            return tree;
        }

        var children = Parents().ToLookup(pair => pair.Parent, pair => pair.Process);
        for (var at = 0; at < tree.Count; at++)
        {
            tree.AddRange(children[tree[at]]);
        }

        return tree;
    }

    private static IEnumerable<(int Process, int Parent)> Parents()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && ProcessStat.ParentOf(process) is { } parent)
            {
                yield return (process, parent);
            }
        }
    }
}
