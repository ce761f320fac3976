using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Rules;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>Turns what the user named, or nothing, into project files.</summary>
internal sealed class ProjectSearch
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>Bytes; one that is larger is none that a person wrote.</summary>
    private const long LargestProject = 64L << 20;

    private readonly Checkout? checkout;

    private ProjectSearch(Checkout? checkout) => this.checkout = checkout;

    /// <param name="named">Projects, folders or solutions, relative to <paramref name="workingDirectory"/>.</param>
    /// <param name="rules">Their projects are taken when none is named.</param>
    /// <param name="workingDirectory">Where the command was started.</param>
    /// <param name="checkout">The commit that is looked into instead of the work tree; null: the work tree.</param>
    /// <returns>Full paths, each once, in a fixed order.</returns>
    /// <exception cref="PerfGateException">Something named does not exist or is no project, or nothing was found (exit code 2).</exception>
    public static IReadOnlyList<string> Find(
        IReadOnlyList<string> named, GateRules rules, string workingDirectory, Checkout? checkout = null)
    {
        var search = new ProjectSearch(checkout);
        var found = named.Count > 0
            ? named.SelectMany(name => search.FromName(name, workingDirectory))
            : rules.Projects.Count > 0
                ? rules.Projects.SelectMany(name => search.FromName(name, Path.GetDirectoryName(rules.File!)!))
                : FromFolder(search.Place(workingDirectory));
        string[] projects = [.. found.Distinct(StringComparer.Ordinal)];
        return projects.Length > 0
            ? projects
            : throw Invalid(
                $"No benchmark project was found in {search.Words(workingDirectory)}: no project file there or below mentions BenchmarkDotNet. "
                + "Name one: `perfgate check path/to/My.Benchmarks.csproj`, or list it under `projects:` in perfgate.yml.");
    }

    /// <summary>As <see cref="Find"/>, of projects that are compared with a commit, or recorded for one: the commit must be able to have them.</summary>
    /// <param name="named">Projects, folders or solutions, relative to <paramref name="workingDirectory"/>.</param>
    /// <param name="rules">Their projects are taken when none is named.</param>
    /// <param name="workingDirectory">Where the command was started.</param>
    /// <param name="root">Top of the repository.</param>
    /// <exception cref="PerfGateException">As <see cref="Find"/>; and a project lies outside of the repository (exit code 2).</exception>
    public static IReadOnlyList<string> FindBelow(IReadOnlyList<string> named, GateRules rules, string workingDirectory, string root)
    {
        var projects = Find(named, rules, workingDirectory);
        foreach (var project in projects)
        {
            RequireBelow(root, project);
        }

        return projects;
    }

    /// <returns>The path from the top of the repository, or of a checkout of it.</returns>
    /// <exception cref="PerfGateException">The project lies outside (exit code 2).</exception>
    public static string RequireBelow(string root, string project) => RealPath.Below(root, project) ?? throw Invalid(
        $"{project} lies outside of the repository {root}: no commit has it, so that it cannot be compared. Start PerfGate in its own repository.");

    private List<string> FromName(string name, string folder)
    {
        var path = Path.GetFullPath(name, folder);
        var place = Place(path);
        if (Directory.Exists(place))
        {
            var here = FromFolder(place);
            return here.Count > 0 ? here : throw Invalid($"No project file in {Words(path)} or below mentions BenchmarkDotNet.");
        }

        if (!File.Exists(place))
        {
            throw Invalid($"The project '{name}' does not exist (looked for {Words(path)}).");
        }

        return Path.GetExtension(place) switch
        {
            ".sln" or ".slnx" => FromFolder(Path.GetDirectoryName(place)!),
            ".csproj" or ".fsproj" or ".vbproj" => [place],
            _ => throw Invalid($"'{name}' is neither a project (.csproj, .fsproj, .vbproj), a solution (.sln, .slnx) nor a folder."),
        };
    }

    /// <summary>Where a path of the user's lies; what a commit cannot have is looked for in vain.</summary>
    private string Place(string path) => checkout is null ? path : checkout.Place(path) ?? "";

    private string Words(string path) => checkout?.Words(path) ?? path;

    /// <summary>The folder's own project, else every project below it that mentions BenchmarkDotNet; a commit may lack the folder.</summary>
    private static List<string> FromFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var own = Directory.GetFiles(folder, "*.*proj").Where(IsProject).ToArray();
        return own.Length == 1 ? [own[0]] : [.. Below(folder).Where(MentionsBenchmarkDotNet).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder).Where(IsProject).Concat(
        Directory.EnumerateDirectories(folder)
            .Where(child => !Path.GetFileName(child).StartsWith('.') && !Skipped.Contains(Path.GetFileName(child)) && !IsLink(child))
            .SelectMany(Below));

    private static bool IsProject(string path) => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj";

    /// <summary>What a link inside the folder leads to is found in its own place, and what it leads to outside belongs to no commit. It may loop.</summary>
    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    private static bool MentionsBenchmarkDotNet(string path)
    {
        OrdinaryFile.Require(path, LargestProject);
        return File.ReadLines(path).Any(line => line.Contains("\"BenchmarkDotNet\"", StringComparison.OrdinalIgnoreCase));
    }

    private static PerfGateException Invalid(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.NoProjects, Severity.Error, message));
}
