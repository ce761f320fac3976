using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Git;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Load.Comparing;

/// <summary>What a run of load is held against with <c>--base stored</c>: committed runs of the same load in this environment.</summary>
/// <param name="Runs">The nearest first; at least one.</param>
/// <param name="Origin">Which is the nearest, in words.</param>
/// <param name="Warnings">What the reader of the report must know of them.</param>
internal sealed record LoadStored(IReadOnlyList<MeasurementSet> Runs, string Origin, IReadOnlyList<ReportWarning> Warnings)
{
    /// <summary>The value of <c>--base</c>.</summary>
    public const string Name = "stored";

    /// <summary>Looks before anything is started: a run of minutes that could be compared with nothing would be lost.</summary>
    /// <param name="scenario">Its repository is looked at.</param>
    /// <param name="rules">Name the branch to compare with.</param>
    /// <param name="cancellation">Ends what git does.</param>
    /// <exception cref="PerfGateException">There is no baseline (PG5303), or the nearest is of another load (PG5301); exit code 2. Or git failed.</exception>
    public static LoadStored Find(LoadScenario scenario, GateRules rules, CancellationToken cancellation)
    {
        using var repository = GitRepository.Open(Path.GetDirectoryName(Path.GetFullPath(scenario.File))!);
        var choice = BaseSelection.Choose(repository, new BaseRequest { CompareBranch = rules.Compare.Branch }, cancellation);
        var environment = LoadMachine.Describe().Key;
        var found = StoredRuns.Find(repository, choice, repository.HeadSha, environment, scenario.Name) ?? throw Missing(repository, choice, environment, scenario);
        var identity = ScenarioWords.IdentityOf(scenario);
        RefuseOther(found.Sets[0], identity);
        IReadOnlyList<MeasurementSet> runs = [.. found.Sets.Where(set => SameConditions.Difference(set.Conditions, identity.Conditions()) is null)];
        return new LoadStored(runs, found.Origin, Of(found.Sets.Count - runs.Count));
    }

    private static void RefuseOther(MeasurementSet nearest, LoadIdentity identity) =>
        SameConditions.Require(nearest, nearest with { Conditions = identity.Conditions() });

    private static IReadOnlyList<ReportWarning> Of(int others) => others == 0 ? [] :
    [
        new ReportWarning(
            DiagnosticIds.ConditionsDiffer,
            $"{others} earlier baseline{(others == 1 ? " is" : "s are")} of another load than this scenario's and left out: how far runs of this one differ, {(others == 1 ? "it does" : "they do")} not tell."),
    ];

    private static PerfGateException Missing(GitRepository repository, BaseChoice choice, string environment, LoadScenario scenario)
    {
        string[] others = [.. Gate.Baselines.Open(repository.Root).List(suite: scenario.Name).Select(entry => entry.Environment).Distinct().Where(one => one != environment)];
        return new PerfGateException(ExitCode.Invalid, new Diagnostic(
            DiagnosticIds.LoadBaselineMissing,
            Severity.Error,
            $"baselines/{environment}/{scenario.Name} has no baseline of an ancestor of {(choice.Sha ?? repository.HeadSha)[..7]} ({choice.Origin})"
            + (others.Length == 0 ? ". " : $"; those of {string.Join(", ", others)} are of other environments, whose times say nothing here. ")
            + $"Record one: `perfgate load {Path.GetFileName(scenario.File)}` on the commit to compare with, then `perfgate baseline add --from` its load.json; or measure base and head side by side with --compare.",
            new SourceLocation(scenario.File)));
    }
}
