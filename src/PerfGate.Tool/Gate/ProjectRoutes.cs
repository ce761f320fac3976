using System.Reflection;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>Which route would measure the projects that are found here, and why; nothing is built for the answer.</summary>
internal static class ProjectRoutes
{
    private const string Configuration = "Release";
    private const string NothingHere = "no benchmark project here; `perfgate check` says which route it takes, and why";

    /// <returns>A sentence for each project, or one that says why there is none.</returns>
    public static async Task<IReadOnlyList<string>> DescribeAsync(GateRules rules, string folder, CancellationToken cancellation)
    {
        if (!IsInRepository(folder))
        {
            // A search for projects reads every folder below, and there may be a whole disk.
            return [NothingHere];
        }

        IReadOnlyList<string> projects;
        try
        {
            projects = ProjectSearch.Find([], rules, folder);
        }
        catch (PerfGateException exception) when (exception.Diagnostics.All(diagnostic => diagnostic.Code == DiagnosticIds.NoProjects))
        {
            return [NothingHere];
        }

        var builder = new ProjectBuilder(Assembly.GetExecutingAssembly().Location);
        var installed = InstalledRuntimes.Find();
        var routes = new List<string>();
        foreach (var (project, name) in projects.Zip(ProjectNames.Of(projects)))
        {
            routes.Add($"{name}: {await DescribeAsync(builder, project, name, installed, cancellation).ConfigureAwait(false)}");
        }

        return routes;
    }

    private static bool IsInRepository(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<string> DescribeAsync(
        ProjectBuilder builder, string project, string name, IReadOnlyList<Version> installed, CancellationToken cancellation)
    {
        try
        {
            var folder = Path.GetDirectoryName(project)!;
            var frameworks = (await builder.TargetsAsync(project, folder, cancellation).ConfigureAwait(false)).Frameworks;
            var framework = TargetFrameworkChoice.Choose(name, frameworks, installed, asked: null);
            var output = await builder.OutputAsync(project, framework, Configuration, folder, cancellation).ConfigureAwait(false);
            if (!File.Exists(output.TargetPath))
            {
                return $"not known, for it is not built ({Configuration}, {framework}); build it, and ask again";
            }

            var choice = RouteChoice.Of(output, cancellation);
            return $"{choice.Route.ToString().ToLowerInvariant()}; {choice.Reason}";
        }
        catch (PerfGateException exception)
        {
            return exception.Diagnostics[0].Message;
        }
    }
}
