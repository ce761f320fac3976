using PerfGate.Core.Rules;

namespace PerfGate.Impact.Comparing;

/// <summary>The files that differ between two commits, and whether a text in the code may mean one of them.</summary>
/// <remarks>
/// A text may mean a file when a part of it between slashes is the file's name, its ending, a pattern that fits it, or the name of a folder
/// that it is in.
/// </remarks>
internal sealed class ChangedFileNames
{
    private readonly HashSet<string> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> names = [];

    public ChangedFileNames(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            parts.UnionWith(file.Split('/', StringSplitOptions.RemoveEmptyEntries));
            names.Add(Path.GetFileName(file));
            if (Path.GetExtension(file) is { Length: > 1 } ending)
            {
                parts.Add(ending);
            }
        }
    }

    public bool MayBe(string text)
    {
        foreach (var part in text.Split('/', '\\'))
        {
            if (parts.Contains(part) || (IsPattern(part) && names.Exists(name => Glob.IsMatch(part, name))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A star alone fits every file and means none: which folder is meant, other texts say.</summary>
    private static bool IsPattern(string part) => part.AsSpan().IndexOfAny('*', '?') >= 0 && part.Any(char.IsLetterOrDigit);
}
