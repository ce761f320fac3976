using System.Globalization;

namespace PerfGate.Load.Limits;

/// <summary>A process and all that it started, as /proc tells; elsewhere than on Linux the process alone.</summary>
internal static class ProcessTree
{
    private const int ParentField = 3;

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
                && ParentOf(process) is { } parent)
            {
                yield return (process, parent);
            }
        }
    }

    private static int? ParentOf(int process)
    {
        try
        {
            // The name may hold blanks and brackets; what follows its last bracket does not.
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ');
            return int.Parse(fields[ParentField - 1], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
