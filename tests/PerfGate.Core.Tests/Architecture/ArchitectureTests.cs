namespace PerfGate.Core.Tests.Architecture;

/// <summary>The edges between projects, read from the project files.</summary>
public sealed class ArchitectureTests
{
    private const string Statistics = "PerfGate.Statistics";
    private const string Core = "PerfGate.Core";

    private const string Yaml = "PerfGate.Yaml";

    /// <summary>What measures or reads measurements; a source may read its own files.</summary>
    private static readonly string[] Sources =
    [
        "PerfGate.Runner", "PerfGate.Impact", "PerfGate.Load", "PerfGate.Importers", "PerfGate.Profiling", "PerfGate.Queries", "PerfGate.History",
    ];

    /// <summary>One third-party package each.</summary>
    private static readonly string[] Fences = [Yaml, "PerfGate.Git", "PerfGate.Charts", "PerfGate.GitHub", "PerfGate.Traces"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Statistics] = [],
        [Core] = [Statistics],
        ["PerfGate.Tool"] = [Statistics, Core, .. Sources, .. Fences],
        ["PerfGate.MSBuild"] = [],
        ["PerfGate.Runner.Hook"] = [],
        ["PerfGate.Load.Hook"] = [],
    };

    // Put beside the program that starts or loads it; nothing is compiled against it.
    private static readonly (string Carrier, string Carried)[] AllowedToCarry =
        [("PerfGate.Runner", "PerfGate.Runner.Hook"), ("PerfGate.Load", "PerfGate.Load.Hook"), ("PerfGate.MSBuild", "PerfGate.Tool")];

    [Fact]
    public void Projects_reference_only_what_the_design_allows()
    {
        var projects = ProjectFile.AllSources();

        Assert.Contains(projects, project => project.Name == Core && project.ProjectReferences.Contains(Statistics));
        Assert.Empty(
            from project in projects
            from reference in project.ProjectReferences
            where !AllowedFor(project.Name).Contains(reference)
            select $"{project.Name} must not reference {reference}");
    }

    [Fact]
    public void Projects_carry_only_what_they_start_or_load() =>
        Assert.Empty(
            from project in ProjectFile.AllSources()
            from carried in project.Carried
            where !AllowedToCarry.Contains((project.Name, carried))
            select $"{project.Name} must not carry {carried}");

    [Fact]
    public void A_third_party_package_is_fenced_into_one_project() =>
        Assert.Empty(
            from project in ProjectFile.AllSources()
            from package in project.PackageReferences
            group project.Name by package into users
            where users.Count() > 1
            select $"{users.Key} is referenced by {string.Join(" and ", users)}");

    [Fact]
    public void Statistics_and_core_stand_on_the_framework_alone() =>
        Assert.Empty(
            from project in ProjectFile.AllSources()
            where project.Name is Statistics or Core
            from package in project.PackageReferences
            select $"{project.Name} must not reference {package}");

    private static string[] AllowedFor(string project) =>
        Allowed.TryGetValue(project, out var references) ? references
        : Sources.Contains(project) ? [Core, Yaml]
        : Fences.Contains(project) ? [Core]
        : throw new InvalidOperationException($"{project} has no place in the design yet: say here what it may reference.");
}
