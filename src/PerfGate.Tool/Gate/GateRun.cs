using System.Reflection;
using System.Security.Cryptography;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Git;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Gate;

/// <summary>The gate: builds head and base, measures them side by side, judges, and writes the report.</summary>
internal sealed class GateRun(GateRequest request, IGateObserver observer)
{
    private int suiteSize;
    private HeadWatch? watch;

    private readonly ProjectBuilder builder = new(Assembly.GetExecutingAssembly().Location);

    public static Task<GateOutcome> ExecuteAsync(GateRequest request, IGateObserver observer, CancellationToken cancellation) =>
        new GateRun(request, observer).ExecuteAsync(cancellation);

    private async Task<GateOutcome> ExecuteAsync(CancellationToken cancellation)
    {
        using var repository = GitRepository.Open(request.WorkingDirectory);
        var rules = RulesLookup.Find(request.PolicyFile, request.WorkingDirectory, repository.Root);
        var head = HeadChoice.Choose(repository, request.Head, cancellation);
        watch = new HeadWatch(head, repository);
        var inWorkTree = head.Revision is null ? ProjectSearch.FindBelow(request.Projects, rules, request.WorkingDirectory, repository.Root) : [];
        var choice = Choose(repository, head, rules, cancellation);
        if (head.Revision is not null)
        {
            observer.Stage($"head {head.Sha[..7]}: {head.Origin}");
        }

        observer.Stage(choice.Sha is null
            ? $"no base: {choice.Origin}; everything is new"
            : $"base {choice.Sha[..7]}: {choice.Origin}");

        using var turn = await MeasuringLock.AcquireAsync(
            $"perfgate check in {repository.Root}",
            owner => observer.Remark(new Diagnostic(
                DiagnosticIds.WaitingForTurn, Severity.Message, $"Another run measures on this machine; waiting for {owner}.")),
            cancellation).ConfigureAwait(false);
        var worktrees = new Worktrees();
        if (worktrees.CleanStale(repository) is var cleaned and > 0)
        {
            observer.Stage($"removed {cleaned} worktree{(cleaned == 1 ? "" : "s")} that an earlier run left behind");
        }

        var builds = new CommitBuilds(builder, request.Configuration, observer.Stage) { TargetFramework = request.TargetFramework, RollForward = request.RollForward };
        using var headSide = head.Revision is null ? null : await CommitSide.OfHeadAsync(
            repository,
            head.Sha,
            root => ProjectSearch.Find(request.Projects, rules, request.WorkingDirectory, new Checkout(repository, root, head.Origin)),
            builds,
            cancellation).ConfigureAwait(false);
        var heads = headSide is null
            ? await HeadSide.BuildAsync(inWorkTree, request, builder, observer.Stage, cancellation).ConfigureAwait(false)
            : [.. headSide.Projects.OfType<BuiltProject>()];
        var headRoot = headSide?.Root ?? repository.Root;
        using var baseSide = choice.Sha is null || IsStored ? null : await CommitSide.OfBaseAsync(
            repository, choice.Sha, heads, headRoot, builds.BesideHead(headSide?.Sha, choice.Sha), cancellation).ConfigureAwait(false);
        var warnings = new List<ReportWarning>();
        AddNote(warnings, choice);
        AddMissingProjects(warnings, heads, baseSide, choice);
        observer.Stage(baseSide is null ? "listing benchmarks" : "listing benchmarks of both sides");
        var suiteRequest = SuiteOf(head, rules, heads, headRoot, baseSide);
        var found = Suite.Find(suiteRequest, cancellation);
        var impact = baseSide is null ? ImpactSelection.Everything : Select(repository, rules, head, choice, found, headRoot, baseSide, cancellation);
        var suite = found.Without(impact.Unaffected.ToHashSet());
        suiteSize = suite.Paired;
        suite = request.Shard is { } shard ? suite.Part(shard.Index, shard.Count) : suite;
        var plan = baseSide is null ? null : SequentialPlan.Create(suite.Paired, rules.Compare.FalseAlarms, ProfileOf(rules));
        var noise = suite.IsEmpty ? null : NoiseProbe.Measure(TimeSpan.FromSeconds(0.5));
        var measured = Measure(suiteRequest, suite, rules, plan, cancellation);
        observer.Stage("judging");
        return Judged(repository, rules, head, heads, choice, measured with { Noise = noise }, plan, warnings, impact);
    }

    private bool IsStored => request.Base == "stored";

    private bool IsSelf => request.Base == "self";

    private Profile ProfileOf(GateRules rules) => request.Profile ?? rules.Compare.Profile;

    private BaseChoice Choose(GitRepository repository, HeadChoice head, GateRules rules, CancellationToken cancellation)
    {
        if (IsSelf)
        {
            return head.IsModified(repository)
                ? throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                    DiagnosticIds.InvalidUsage,
                    Severity.Error,
                    "--base self compares two builds of one commit, and tracked files are modified; commit or stash them."))
                : new BaseChoice(head.Sha, "the same commit, built again");
        }

        return BaseSelection.Choose(
            repository,
            new BaseRequest { Head = head, Revision = request.Base is "auto" or "stored" ? null : request.Base, CompareBranch = rules.Compare.Branch },
            cancellation);
    }

    /// <summary>What the change cannot affect is decided from the code alone, before anything is measured: it costs the verdict none of its error rate.</summary>
    private ImpactSelection Select(
        GitRepository repository, GateRules rules, HeadChoice head, BaseChoice choice, Suite suite, string headRoot, CommitSide baseSide, CancellationToken cancellation)
    {
        if (ImpactSelection.WhyEverything(request, rules.Compare, repository, head.Sha, choice) is { } why)
        {
            if (why.Length > 0)
            {
                observer.Stage(why);
            }

            return ImpactSelection.Everything;
        }

        observer.Stage("comparing the code that the benchmarks reach");
        var changed = head.Revision is null ? repository.ChangedFiles(baseSide.Sha) : repository.ChangedFiles(baseSide.Sha, head.Sha);

        // Shards decide each for itself what is left out, and must decide alike: launches may differ.
        var recorder = request.Shard is null ? new ReachRecorder(baseSide.Root, baseSide.RecordsOf, ReachRecorder.LimitOf(request.Budget ?? rules.Compare.Budget), observer.Stage, cancellation) : null;
        var (selection, _) = ImpactSelection.Compare(suite.Pairs, rules.Compare.Impact, headRoot, baseSide.Root, changed, recorder);
        observer.Stage(selection.Summary());
        return selection;
    }

    private static void AddNote(List<ReportWarning> warnings, BaseChoice choice)
    {
        if (choice.Sha is null)
        {
            warnings.Add(new ReportWarning(DiagnosticIds.BaseNotMeasured, $"There is no base to measure: {choice.Origin}. Every benchmark counts as added."));
        }

        if (choice.Note is not null)
        {
            warnings.Add(new ReportWarning(DiagnosticIds.BaseNotMeasured, choice.Note));
        }
    }

    private static void AddMissingProjects(
        List<ReportWarning> warnings, IReadOnlyList<BuiltProject> heads, CommitSide? baseSide, BaseChoice choice)
    {
        foreach (var (head, _) in heads.Zip(baseSide?.Projects ?? []).Where(sides => sides.Second is null))
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.ProjectNotInBase,
                $"The base {choice.Sha![..7]} does not have {head.Name}; all its benchmarks count as added."));
        }
    }

    /// <summary>What the judge is asked, while the run measures and at its end.</summary>
    private JudgeRequest QuestionOf(GateRules rules, SequentialPlan? plan, MeasurementSet? measuredBase, MeasurementSet head) => new()
    {
        Base = measuredBase,
        Head = head,
        Rules = rules,
        Today = DateOnly.FromDateTime(DateTime.UtcNow),
        Profile = ProfileOf(rules),
        Design = IsStored ? Design.Stored : Design.Paired,
        Plan = plan,
        Tool = ToolVersion.Current,
        IsPartial = request.Filter is not null || request.Shard is not null,
        ForeignMetrics = request.ForeignMetrics,
        FamilySize = request.Shard is null ? null : suiteSize,
    };

    private SuiteRequest SuiteOf(HeadChoice head, GateRules rules, IReadOnlyList<BuiltProject> heads, string headRoot, CommitSide? baseSide) => new()
    {
        Projects = [.. heads.Select((project, i) => new ProjectSides(project, baseSide?.Projects[i]))],
        Filter = request.Filter,
        Budget = request.Budget ?? rules.Compare.Budget,
        Seed = request.Shard is null ? BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 12 : Shard.SeedOf(head.Sha),
        HeadRoot = headRoot,
        BaseRoot = baseSide?.Root,
        Renames = rules.Renames,
        Route = request.Route,
        PairsToCount = PairsToCount(rules),
        Recordings = rules.Compare.RecordProfiles ? Recordings : 0,
        Counterparts = new CounterpartMethods(headRoot, baseSide?.Root).Of,
    };

    private const int Recordings = 2;

    /// <summary>Two tell whether they repeat; a rule may need them all, where they do not.</summary>
    private static int PairsToCount(GateRules rules)
    {
        const int ToInform = 2;
        return !rules.Compare.CountInstructions ? 0
            : new RuleBook(rules).LimitsAnywhere(Metric.Instructions) ? int.MaxValue
            : ToInform;
    }

    /// <summary>For tests of the tool that want a pair of everything and no verdict.</summary>
    private static int MostPairsHere() =>
        int.TryParse(Environment.GetEnvironmentVariable("PERFGATE_MOST_PAIRS"), out var pairs) && pairs > 0 ? pairs : int.MaxValue;

    private SuiteResult Measure(SuiteRequest suiteRequest, Suite suite, GateRules rules, SequentialPlan? plan, CancellationToken cancellation)
    {
        var schedule = plan is null ? SuiteSchedule.Alone : new SuiteSchedule
        {
            MostPairs = Math.Min(plan.MostPairs, MostPairsHere()),
            NextLook = plan.NextLook,
            Settled = (measuredBase, head) => StoppingRule.Settled(QuestionOf(rules, plan, measuredBase, head)),
        };
        try
        {
            return SuiteMeasurement.Run(suiteRequest, schedule, suite, observer, cancellation);
        }
        finally
        {
            observer.Finished();
        }
    }

    private GateOutcome Judged(
        GitRepository repository,
        GateRules rules,
        HeadChoice headChoice,
        IReadOnlyList<BuiltProject> heads,
        BaseChoice choice,
        SuiteResult measured,
        SequentialPlan? plan,
        List<ReportWarning> warnings,
        ImpactSelection impact)
    {
        var head = measured.Head with { Tool = ToolVersion.Current, Commit = headChoice.Sha, Dirty = watch!.IsModified() };
        var measuredBase = measured.Base is null ? null : measured.Base with { Tool = ToolVersion.Current, Commit = choice.Sha };
        var origin = choice.Origin;
        IReadOnlyList<MeasurementSet> history = [];
        if (IsStored && StoredBase.Find(repository, choice, head, IsMeasured, warnings) is var (stored, from, runs))
        {
            (measuredBase, origin, history) = (stored, from, runs);
        }

        var question = QuestionOf(rules, plan, measuredBase, head) with
        {
            History = history,
            Skipped = impact.Unaffected,
            SkippedBecause = impact.Launched,
            Unmeasured = measured.Unmeasured,
            Causes = impact.Causes,
            Seed = measured.Seed,
            MachineNoise = measured.Noise,
            BaseOrigin = origin,
            HeadOrigin = head.Dirty ? $"{headChoice.Origin}, with modified files" : headChoice.Origin,
            HeadRevision = headChoice.Revision,
            RequiresBase = IsStored && choice.Sha is not null,
            Warnings = [.. warnings, .. measured.Warnings],
        };
        var folder = Path.GetFullPath(request.Output, request.WorkingDirectory);
        if (request.Shard is { } shard)
        {
            var part = head.Benchmarks.Count + (measuredBase?.Benchmarks.Count ?? 0) == 0 ? null : Budgeted(Judge.Decide(question));
            var facts = ShardFacts.Of(shard, part is null ? question : question with { Warnings = [.. question.Warnings, .. BudgetWarning(part)] }, plan is null ? null : suiteSize, choice.Sha, request.Filter);
            var (written, ending) = ResultFiles.Write(folder, ShardFolder.ExitOf(part), () => ShardFolder.Write(folder, facts, measuredBase, head));
            return new GateOutcome(part, written, repository.Root, ending);
        }

        var report = Budgeted(Judge.Decide(question));
        report = ReportEvidence.Attach(report, measuredBase, head, rules.Renames, () => HistoryOfHead.Read(repository, head));
        var (files, exit) = ResultFiles.Write(folder, ReportExit.Of(report), () => OutputFolder.Write(folder, report, measuredBase, head));
        return new GateOutcome(report, files, repository.Root, exit);

        GateReport Budgeted(GateReport decided) => decided with { Warnings = [.. BudgetWarning(decided), .. decided.Warnings] };

        ReportWarning[] BudgetWarning(GateReport decided) => measured.Spent?.Warning(decided) is { } warning ? [warning] : [];

        bool IsMeasured(MeasuredBenchmark benchmark) =>
            heads.Any(project => project.Name == benchmark.Project)
            && (request.Filter is null || Glob.IsMatch(request.Filter, rules.Renames.GetValueOrDefault(benchmark.Id, benchmark.Id)));
    }
}
