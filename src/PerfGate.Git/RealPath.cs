namespace PerfGate.Git;

/// <summary>Paths without links, so that two names of one place compare equal; git reports its paths in this form.</summary>
public static class RealPath
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The full path with every link that exists replaced by its target; the rest may be missing.</summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var here = Path.Combine(Of(parent), Path.GetFileName(full));
        var place = new DirectoryInfo(here);
        return place.LinkTarget is null ? here : Of(place.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    /// <summary>The path from a folder to something in or below it, with forward slashes; null when it lies elsewhere.</summary>
    public static string? Below(string folder, string path)
    {
        var from = Of(folder);
        var to = Of(path);
        if (string.Equals(from, to, Comparison))
        {
            return "";
        }

        var prefix = Path.EndsInDirectorySeparator(from) ? from : from + Path.DirectorySeparatorChar;
        return to.StartsWith(prefix, Comparison) ? to[prefix.Length..].Replace(Path.DirectorySeparatorChar, '/') : null;
    }
}
