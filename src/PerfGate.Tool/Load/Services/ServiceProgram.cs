using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Runner.Processes;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Load.Services;

/// <summary>What is run for one side.</summary>
/// <param name="Words">Program and arguments, with <c>{port}</c> and <c>{side}</c> still in them.</param>
/// <param name="Folder">Working directory.</param>
internal sealed record ServiceProgram(IReadOnlyList<string> Words, string Folder)
{
    public static ServiceProgram OfCommand(LoadScenario scenario, ServiceSide side)
    {
        var service = scenario.Service!;
        var command = side == ServiceSide.Base ? service.BaseCommand ?? service.Command : service.Command;
        return new ServiceProgram(CommandWords.Split(command!), FolderOf(scenario));
    }

    /// <param name="built">The project as it was built for this side.</param>
    public static ServiceProgram OfProject(LoadScenario scenario, BuiltProject built) => new(
        [DotnetHost.Path, "exec", built.TargetPath, .. CommandWords.Split(scenario.Service!.Arguments ?? "")],
        scenario.Service.Directory is null ? built.TargetFolder : FolderOf(scenario));

    private static string FolderOf(LoadScenario scenario) =>
        Path.GetFullPath(scenario.Service!.Directory ?? ".", Path.GetDirectoryName(Path.GetFullPath(scenario.File))!);
}
