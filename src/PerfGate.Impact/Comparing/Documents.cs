namespace PerfGate.Impact.Comparing;

/// <summary>Files of a repository that are read by people: nothing is compiled of them, and no other program runs them.</summary>
internal static class Documents
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".markdown", ".rst", ".adoc", ".asciidoc", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp",
    };

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "LICENSE", "NOTICE", "AUTHORS", "CONTRIBUTORS", "CODEOWNERS" };

    /// <param name="file">Relative to the repository, forward slashes.</param>
    public static bool Contain(string file) =>
        Endings.Contains(Path.GetExtension(file)) || Names.Contains(Path.GetFileName(file)) || file.StartsWith(".github/", StringComparison.Ordinal);
}
