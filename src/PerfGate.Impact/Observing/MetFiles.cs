using PerfGate.Impact.Comparing;

namespace PerfGate.Impact.Observing;

/// <summary>Whether launches met a file of the repository that differs.</summary>
internal static class MetFiles
{
    /// <param name="opened">Files that were opened, and folders that were listed, which end in a slash; null: unknown.</param>
    /// <param name="readsFiles">Whether code that ran reads files.</param>
    /// <param name="namesOne">Whether code that ran may name a file that differs.</param>
    /// <param name="changed">Files that differ.</param>
    /// <returns>One sentence without its full stop; null where none was met.</returns>
    public static string? Of(IReadOnlyList<string>? opened, bool readsFiles, bool namesOne, IReadOnlyList<string> changed)
    {
        if (readsFiles && namesOne)
        {
            return "a launch of the base ran code that reads files, and that may name one that differs";
        }

        if (opened is null)
        {
            return readsFiles && !changed.All(Documents.Contain) ? "a launch of the base ran code that reads files, and which it opened is not known" : null;
        }

        var met = opened.ToHashSet(StringComparer.Ordinal);
        return changed.FirstOrDefault(met.Contains) is { } file ? $"a launch of the base opened {file}, which differs"
            : !readsFiles ? null
            : changed.SelectMany(Folders).FirstOrDefault(met.Contains) is { } folder ? $"a launch of the base listed {folder}, in which files differ"
            : opened.Where(IsAssembly).Select(Folder).FirstOrDefault(met.Contains) is { } program ? $"a launch of the base listed {program}, in which assemblies differ"
            : null;
    }

    /// <summary>Whether a text or a path ends like a program: the runtime opens those too, so that opening one says nothing.</summary>
    public static bool IsAssembly(string text) =>
        text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>The folders that a file is in: whoever lists one sees it, or a folder that it brought.</summary>
    private static IEnumerable<string> Folders(string file)
    {
        yield return "/";
        for (var slash = file.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = file.IndexOf('/', slash + 1))
        {
            yield return file[..(slash + 1)];
        }
    }
}
