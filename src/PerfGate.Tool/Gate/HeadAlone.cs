using System.Reflection;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Git;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>Measures the work tree without a base: for a baseline.</summary>
internal static class HeadAlone
{
    public static async Task<MeasurementSet> MeasureAsync(
        GateRequest request, GitRepository repository, IGateObserver observer, CancellationToken cancellation)
    {
        RequireUnmodified(repository, "Tracked files are modified, and a baseline belongs to a commit: commit or stash them first.");
        var rules = RulesLookup.Find(request.PolicyFile, request.WorkingDirectory, repository.Root);
        var projects = ProjectSearch.FindBelow(request.Projects, rules, request.WorkingDirectory, repository.Root);
        using var turn = await MeasuringLock.AcquireAsync(
            $"perfgate baseline add in {repository.Root}",
            owner => observer.Remark(new Diagnostic(
                DiagnosticIds.WaitingForTurn, Severity.Message, $"Another run measures on this machine; waiting for {owner}.")),
            cancellation).ConfigureAwait(false);
        var builder = new ProjectBuilder(Assembly.GetExecutingAssembly().Location);
        var heads = await HeadSide.BuildAsync(projects, request, builder, observer.Stage, cancellation).ConfigureAwait(false);
        var suiteRequest = new SuiteRequest
        {
            Projects = [.. heads.Select(head => new ProjectSides(head, null))],
            Filter = request.Filter,
            Seed = 0,
            HeadRoot = repository.Root,
        };
        var suite = Suite.Find(suiteRequest, cancellation);
        try
        {
            var measured = SuiteMeasurement.Run(suiteRequest, SuiteSchedule.Alone, suite, observer, cancellation);
            observer.Remark(measured.Warnings);
            RequireUnmodified(repository, "Tracked files were modified while they were measured, and a baseline belongs to a commit: commit or stash them, and measure again.");
            return measured.Head with { Tool = ToolVersion.Current, Commit = repository.HeadSha, Dirty = false };
        }
        finally
        {
            observer.Finished();
        }
    }

    private static void RequireUnmodified(GitRepository repository, string otherwise)
    {
        if (repository.IsDirty)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, otherwise));
        }
    }
}
