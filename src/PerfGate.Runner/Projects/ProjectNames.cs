using PerfGate.Core.Diagnostics;

namespace PerfGate.Runner.Projects;

/// <summary>What the projects of a suite are called: no two alike, so that no benchmark is taken for another project's.</summary>
public static class ProjectNames
{
    /// <summary>The name of each project file; where several have it, as much of its path as tells it apart: <c>a/perf/Benchmarks</c>.</summary>
    /// <param name="projects">Full paths of project files, each once.</param>
    /// <returns>In the same order. The folder of the checkout is never in a name, so that names are alike on every machine.</returns>
    /// <exception cref="PerfGateException">Two files differ in nothing but their extension (PG0303, exit code 2).</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> projects)
    {
        var names = new string[projects.Count];
        foreach (var alike in Enumerable.Range(0, projects.Count).GroupBy(i => Path.GetFileNameWithoutExtension(projects[i]), StringComparer.Ordinal))
        {
            int[] group = [.. alike];
            string[][] paths = [.. group.Select(i => Segments(projects[i]))];
            var shared = SharedFolders(paths);
            for (var i = 0; i < group.Length; i++)
            {
                names[group[i]] = Shortest(paths[i][shared..], paths.Where((_, other) => other != i).Select(path => path[shared..]).ToArray())
                    ?? throw NotApart(projects[group[i]], projects[group.First(other => other != group[i] && SameWithoutExtension(projects[group[i]], projects[other]))]);
            }
        }

        return names;
    }

    /// <summary>Refuses projects that are built to one file: the last build would be measured under every name.</summary>
    /// <exception cref="PerfGateException">Two have one output (PG0303, exit code 2).</exception>
    public static void RequireOwnOutputs(IEnumerable<BuiltProject> projects)
    {
        foreach (var output in projects.GroupBy(project => project.TargetPath, StringComparer.Ordinal))
        {
            if (output.ToArray() is [var one, var other, ..])
            {
                throw Invalid(
                    $"{one.ProjectFile} and {other.ProjectFile} are both built to {output.Key}, and one overwrites the other. "
                    + "Rename one of the projects, or give it an output folder of its own.",
                    other.ProjectFile);
            }
        }
    }

    private static string[] Segments(string project) =>
        Path.ChangeExtension(project, null).Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Folders that all have at the start; a single path keeps its last part.</summary>
    private static int SharedFolders(string[][] paths)
    {
        var shared = 0;
        while (paths.All(path => shared < path.Length - 1 && path[shared] == paths[0][shared]))
        {
            shared++;
        }

        return shared;
    }

    /// <returns>Null when another has the same path.</returns>
    private static string? Shortest(string[] path, string[][] others)
    {
        for (var length = 1; length < path.Length; length++)
        {
            var end = path[^length..];
            if (!others.Any(other => End(other, length).SequenceEqual(end)))
            {
                return string.Join('/', end);
            }
        }

        // Another path that ends so is longer, and gets a longer name.
        return others.Any(other => other.SequenceEqual(path)) ? null : string.Join('/', path);
    }

    private static string[] End(string[] path, int length) => path[^Math.Min(length, path.Length)..];

    private static bool SameWithoutExtension(string one, string other) =>
        Path.ChangeExtension(one, null) == Path.ChangeExtension(other, null);

    private static PerfGateException NotApart(string one, string other) => Invalid(
        $"{one} and {other} differ in nothing but their extension, and nothing would tell their benchmarks apart. "
        + "Rename one of the projects, or check them in two runs.",
        other);

    private static PerfGateException Invalid(string message, string place) => new(
        ExitCode.Invalid, new Diagnostic(DiagnosticIds.ProjectsNotApart, Severity.Error, message, new SourceLocation(place)));
}
