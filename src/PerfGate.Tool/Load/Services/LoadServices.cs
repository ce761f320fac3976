using System.Reflection;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Load.Services;

/// <summary>Makes the host of a scenario's service: builds its project where it has one.</summary>
internal static class LoadServices
{
    /// <param name="scenario">With its service.</param>
    /// <param name="origin">What is compared with; null: only head is started.</param>
    /// <param name="stage">Told what is done.</param>
    /// <param name="cancellation">Ends the builds.</param>
    /// <returns>Null: the scenario starts no service.</returns>
    /// <exception cref="PerfGateException">The project does not build (exit code 3).</exception>
    public static async Task<IServiceHost?> HostAsync(
        LoadScenario scenario, LoadBase? origin, Action<string> stage, CancellationToken cancellation)
    {
        if (scenario.Service is not { } service)
        {
            return null;
        }

        var tool = Assembly.GetExecutingAssembly().Location;
        var programs = new Dictionary<ServiceSide, ServiceProgram>();
        if (service.Project is { } project)
        {
            var file = Path.GetFullPath(project, Path.GetDirectoryName(Path.GetFullPath(scenario.File))!);
            stage($"building {Path.GetFileNameWithoutExtension(file)} (Release)");
            var builder = new ProjectBuilder(tool);
            var head = await BuildAsync(builder, file, cancellation).ConfigureAwait(false);
            programs[ServiceSide.Head] = ServiceProgram.OfProject(scenario, head);
            if (origin is not null)
            {
                programs[ServiceSide.Base] = await origin.OfProjectAsync(scenario, head, builder, stage, cancellation).ConfigureAwait(false);
            }
        }
        else
        {
            programs[ServiceSide.Head] = ServiceProgram.OfCommand(scenario, ServiceSide.Head);
            programs[ServiceSide.Base] = origin?.OfCommand(scenario) ?? ServiceProgram.OfCommand(scenario, ServiceSide.Base);
        }

        return new ProcessServiceHost(scenario, programs, tool);
    }

    private static async Task<BuiltProject> BuildAsync(ProjectBuilder builder, string file, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(file)!;
        var frameworks = (await builder.TargetsAsync(file, folder, cancellation).ConfigureAwait(false)).Frameworks;
        var framework = TargetFrameworkChoice.Choose(Path.GetFileNameWithoutExtension(file), frameworks, InstalledRuntimes.Find(), null);
        return await builder.BuildAsync(file, frameworks.Count > 1 ? framework : null, "Release", folder, "head", cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks a service that was not started here for its first endpoint's host: any answer at all will do.</summary>
    /// <exception cref="PerfGateException">Nobody answers (exit code 3).</exception>
    public static async Task ExpectAsync(LoadScenario scenario, CancellationToken cancellation)
    {
        using var probe = new ServiceProbe(scenario.Target);
        var answer = await probe.AskAsync(new Uri(scenario.Target.Address), "/", cancellation).ConfigureAwait(false);
        if (answer?.StartsWith("did not answer", StringComparison.Ordinal) == true)
        {
            throw new PerfGateException(ExitCode.NotMeasured, new Diagnostic(
                DiagnosticIds.ServiceAbsent,
                Severity.Error,
                $"The service at {scenario.Target.Address} {answer}. Start it, correct 'target', or give the scenario a 'service' that is started here.",
                new SourceLocation(scenario.File)));
        }
    }
}
