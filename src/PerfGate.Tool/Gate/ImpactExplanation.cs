using System.Reflection;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Git;
using PerfGate.Impact.Contracts;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>What a check of the change would leave out, and why: both sides are built and compared, nothing is measured.</summary>
/// <param name="Choice">The base.</param>
/// <param name="Selection">The verdict on each benchmark that both sides have.</param>
/// <param name="Changes">Every member that differs, with the benchmarks that reach it.</param>
/// <param name="Others">Ids of benchmarks that only one side has, or that cannot be listed.</param>
internal sealed record ImpactExplanation(
    BaseChoice Choice, ImpactSelection Selection, IReadOnlyList<ChangedMember> Changes, IReadOnlyList<string> Others)
{
    /// <exception cref="PerfGateException">There is no base (exit code 2), or a side cannot be built (3).</exception>
    public static async Task<ImpactExplanation> OfAsync(GateRequest request, IGateObserver observer, CancellationToken cancellation)
    {
        using var repository = GitRepository.Open(request.WorkingDirectory);
        var rules = RulesLookup.Find(request.PolicyFile, request.WorkingDirectory, repository.Root);
        var projects = ProjectSearch.FindBelow(request.Projects, rules, request.WorkingDirectory, repository.Root);
        var choice = BaseSelection.Choose(
            repository,
            new BaseRequest { Revision = request.Base == "auto" ? null : request.Base, CompareBranch = rules.Compare.Branch },
            cancellation);
        if (choice.Sha is not { } sha)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.BaseNotMeasured,
                Severity.Error,
                $"There is no base to compare with: {choice.Origin}. Name one: `perfgate list --impact --base REV`."));
        }

        observer.Stage($"base {sha[..7]}: {choice.Origin}");
        var builder = new ProjectBuilder(Assembly.GetExecutingAssembly().Location);
        var heads = await HeadSide.BuildAsync(projects, request, builder, observer.Stage, cancellation).ConfigureAwait(false);
        using var baseSide = await CommitSide.OfBaseAsync(
            repository, sha, heads, repository.Root, new CommitBuilds(builder, request.Configuration, observer.Stage) { RollForward = request.RollForward }, cancellation).ConfigureAwait(false);
        observer.Stage("listing benchmarks of both sides");
        var suite = Suite.Find(
            new SuiteRequest
            {
                Projects = [.. heads.Zip(baseSide.Projects, (head, ofBase) => new ProjectSides(head, ofBase))],
                Filter = request.Filter,
                Seed = 0,
                HeadRoot = repository.Root,
                BaseRoot = baseSide.Root,
                Renames = rules.Renames,
            },
            cancellation);
        observer.Remark(suite.Warnings);
        observer.Stage("comparing the code that the benchmarks reach");
        var mode = rules.Compare.Impact == ImpactMode.Strict ? ImpactMode.Strict : ImpactMode.Wide;
        var (selection, changes) = ImpactSelection.Compare(
            suite.Pairs, mode, repository.Root, baseSide.Root, repository.ChangedFiles(sha),
            new ReachRecorder(baseSide.Root, baseSide.RecordsOf, ReachRecorder.LimitOf(request.Budget ?? rules.Compare.Budget), observer.Stage, cancellation), explain: true);
        var paired = suite.Pairs.Select(pair => pair.Identity).ToHashSet();
        return new ImpactExplanation(
            choice, selection, changes, [.. suite.Identities.Where(identity => !paired.Contains(identity)).Select(identity => identity.Display())]);
    }
}
