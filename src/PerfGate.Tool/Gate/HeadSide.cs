using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>The change: the projects of the user's own work tree, built where they are.</summary>
internal static class HeadSide
{
    public static async Task<IReadOnlyList<BuiltProject>> BuildAsync(
        IReadOnlyList<string> projects, GateRequest request, ProjectBuilder builder, Action<string> stage, CancellationToken cancellation)
    {
        var built = new List<BuiltProject>();
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var folder = Path.GetDirectoryName(project)!;
            var frameworks = (await builder.TargetsAsync(project, folder, cancellation).ConfigureAwait(false)).Frameworks;
            var framework = TargetFrameworkChoice.Choose(name, frameworks, InstalledRuntimes.Find(), request.TargetFramework);
            stage($"building head of {name} ({request.Configuration}, {framework})");
            built.Add(await builder.BuildAsync(
                project, frameworks.Count > 1 ? framework : null, request.Configuration, folder, "head", cancellation).ConfigureAwait(false));
        }

        return built;
    }
}
