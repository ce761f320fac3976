using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>The change: the projects of the user's own work tree, built where they are.</summary>
internal static class HeadSide
{
    public static async Task<IReadOnlyList<BuiltProject>> BuildAsync(
        IReadOnlyList<string> projects, GateRequest request, ProjectBuilder builder, Action<string> stage, CancellationToken cancellation)
    {
        var built = new List<BuiltProject>();
        var installed = InstalledRuntimes.Find();
        foreach (var (project, name) in projects.Zip(ProjectNames.Of(projects)))
        {
            var folder = Path.GetDirectoryName(project)!;
            var frameworks = (await builder.TargetsAsync(project, folder, cancellation).ConfigureAwait(false)).Frameworks;
            var framework = TargetFrameworkChoice.Choose(name, frameworks, installed, request.TargetFramework, request.RollForward);
            stage($"building head of {name} ({request.Configuration}, {framework})");
            var output = await builder.BuildAsync(
                project, frameworks.Count > 1 ? framework : null, request.Configuration, folder, "head", cancellation).ConfigureAwait(false);
            built.Add(output with { Name = name, RollsForward = request.RollForward && TargetFrameworkChoice.NeedsRollForward(output.TargetFramework, installed) });
        }

        ProjectNames.RequireOwnOutputs(built);

        return built;
    }
}
