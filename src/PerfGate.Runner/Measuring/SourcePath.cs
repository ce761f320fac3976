namespace PerfGate.Runner.Measuring;

/// <summary>Where a benchmark is declared, as the compiler recorded it, made relative to the repository.</summary>
internal static class SourcePath
{
    /// <summary>What a deterministic build writes for the repository's top folder.</summary>
    private const string MappedRoot = "/_/";

    /// <returns><c>path.cs:12</c> with forward slashes; null when the compiler recorded nothing, or a place outside of the repository.</returns>
    public static string? Relative(string file, int line, string root)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var path = file.StartsWith(MappedRoot, StringComparison.Ordinal)
            ? file[MappedRoot.Length..]
            : Path.GetRelativePath(root, file);
        path = path.Replace('\\', '/');

        // Such a place is one of the machine that compiled it, and no reviewer can open it.
        return Path.IsPathRooted(path) || path.Split('/').Contains("..") ? null : $"{path}:{line}";
    }
}
