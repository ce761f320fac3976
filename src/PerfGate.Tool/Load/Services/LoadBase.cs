using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Git;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Runner.Projects;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load.Services;

/// <summary>What a service is compared with: its project as the base commit has it, or the scenario's command for the base.</summary>
/// <param name="revision"><c>auto</c>, <c>self</c> or a revision; of a project only.</param>
/// <param name="rules">Name the branch to compare with.</param>
internal sealed class LoadBase(string revision, GateRules rules) : IDisposable
{
    public const string Auto = "auto";

    private const string Self = "self";

    private CommitSide? side;

    /// <summary>How it was chosen, in words.</summary>
    public string? Origin { get; private set; }

    /// <summary>Full sha; null: not a commit.</summary>
    public string? Commit { get; private set; }

    /// <exception cref="PerfGateException">A scenario that starts no service, or whose sides would share a socket (exit code 2).</exception>
    public static void Expect(LoadScenario scenario)
    {
        var why = scenario.Service is null ? "it starts no service: a comparison has to start base and head; give it a 'service'"
            : scenario.Target.UnixSocket is not null ? "base and head would share its 'unix-socket': let 'target' be an address with {port}"
            : null;
        if (why is not null)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidUsage, Severity.Error, $"{scenario.File} cannot be compared: {why}.", new SourceLocation(scenario.File)));
        }
    }

    /// <summary>The base of a service that is a command.</summary>
    public ServiceProgram OfCommand(LoadScenario scenario)
    {
        Origin = scenario.Service!.BaseCommand is null ? "the scenario's command, with 'base' as its side" : "the scenario's base-command";
        return ServiceProgram.OfCommand(scenario, ServiceSide.Base);
    }

    /// <summary>The base of a service that is a project: checked out beside the repository and built, for as long as this lives.</summary>
    /// <exception cref="PerfGateException">There is no base, it lacks the project (exit code 2), or it does not build (exit code 3).</exception>
    public async Task<ServiceProgram> OfProjectAsync(
        LoadScenario scenario, BuiltProject head, ProjectBuilder builder, Action<string> stage, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(head.ProjectFile)!;
        using var repository = GitRepository.Open(folder);
        if (revision == Self && repository.IsDirty)
        {
            throw Missing("--base self compares two builds of one commit, and tracked files are modified");
        }

        var choice = revision == Self
            ? new BaseChoice(repository.HeadSha, "the same commit, built again")
            : BaseSelection.Choose(
                repository, new BaseRequest { Revision = revision == Auto ? null : revision, CompareBranch = rules.Compare.Branch }, cancellation);
        if (choice.Sha is not { } sha)
        {
            throw Missing($"there is no base to compare with: {choice.Origin}");
        }

        stage($"base {sha[..7]}: {choice.Origin}");
        new Worktrees().CleanStale(repository);
        side = await CommitSide.OfBaseAsync(
            repository, sha, [head], repository.Root, new CommitBuilds(builder, "Release", stage), cancellation).ConfigureAwait(false);
        (Origin, Commit) = (choice.Origin, sha);
        return side.Projects[0] is { } built
            ? ServiceProgram.OfProject(scenario, built)
            : throw Missing($"base {sha[..7]} ({choice.Origin}) does not have {Path.GetFileName(head.ProjectFile)}");
    }

    public void Dispose() => side?.Dispose();

    private static PerfGateException Missing(string why) => new(ExitCode.Invalid, new Diagnostic(
        DiagnosticIds.InvalidUsage, Severity.Error, $"Nothing can be compared: {why}. Name another with --base REV, or leave --compare out."));
}
