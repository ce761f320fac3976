using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;

namespace PerfGate.Tool.Gate;

/// <summary>Turns what the user named, or nothing, into project files.</summary>
internal static class ProjectSearch
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts"];

    /// <returns>Full paths, each once, in a fixed order.</returns>
    /// <exception cref="PerfGateException">Something named does not exist or is no project, or nothing was found (exit code 2).</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named, GateRules rules, string workingDirectory)
    {
        var found = named.Count > 0
            ? named.SelectMany(name => FromName(name, workingDirectory))
            : rules.Projects.Count > 0
                ? rules.Projects.SelectMany(name => FromName(name, Path.GetDirectoryName(rules.File!)!))
                : FromFolder(workingDirectory);
        string[] projects = [.. found.Distinct(StringComparer.Ordinal)];
        return projects.Length > 0
            ? projects
            : throw Invalid(
                $"No benchmark project was found in {workingDirectory}: no project file there or below mentions BenchmarkDotNet. "
                + "Name one: `perfgate check path/to/My.Benchmarks.csproj`, or list it under `projects:` in perfgate.yml.");
    }

    private static List<string> FromName(string name, string folder)
    {
        var path = Path.GetFullPath(name, folder);
        if (Directory.Exists(path))
        {
            var here = FromFolder(path);
            return here.Count > 0 ? here : throw Invalid($"No project file in {path} or below mentions BenchmarkDotNet.");
        }

        if (!File.Exists(path))
        {
            throw Invalid($"The project '{name}' does not exist (looked for {path}).");
        }

        return Path.GetExtension(path) switch
        {
            ".sln" or ".slnx" => FromFolder(Path.GetDirectoryName(path)!),
            ".csproj" or ".fsproj" or ".vbproj" => [path],
            _ => throw Invalid($"'{name}' is neither a project (.csproj, .fsproj, .vbproj), a solution (.sln, .slnx) nor a folder."),
        };
    }

    /// <summary>The folder's own project, else every project below it that mentions BenchmarkDotNet.</summary>
    private static List<string> FromFolder(string folder)
    {
        var own = Directory.GetFiles(folder, "*.*proj").Where(IsProject).ToArray();
        return own.Length == 1 ? [own[0]] : [.. Below(folder).Where(MentionsBenchmarkDotNet).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder).Where(IsProject).Concat(
        Directory.EnumerateDirectories(folder)
            .Where(child => !Path.GetFileName(child).StartsWith('.') && !Skipped.Contains(Path.GetFileName(child)))
            .SelectMany(Below));

    private static bool IsProject(string path) => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj";

    private static bool MentionsBenchmarkDotNet(string path) =>
        File.ReadLines(path).Any(line => line.Contains("\"BenchmarkDotNet\"", StringComparison.OrdinalIgnoreCase));

    private static PerfGateException Invalid(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.NoProjects, Severity.Error, message));
}
