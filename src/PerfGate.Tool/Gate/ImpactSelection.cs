using System.Text.RegularExpressions;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Git;
using PerfGate.Impact;
using PerfGate.Impact.Contracts;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Gate;

/// <summary>Which benchmarks of a suite the change can affect, told from the built code of both sides before anything is measured.</summary>
/// <param name="Verdicts">For each benchmark that both sides have.</param>
internal sealed partial record ImpactSelection(IReadOnlyList<(PairedBenchmark Benchmark, ImpactVerdict Verdict)> Verdicts)
{
    /// <summary>Nothing was compared, and nothing is left out.</summary>
    public static ImpactSelection Everything { get; } = new([]);

    /// <summary>What need not be measured.</summary>
    public IReadOnlyList<BenchmarkIdentity> Unaffected { get; } =
        [.. Verdicts.Where(one => one.Verdict.Kind == ImpactKind.Unaffected).Select(one => one.Benchmark.Identity)];

    /// <summary>Of what need not be measured: what launches showed, where the code alone does not tell.</summary>
    public IReadOnlyDictionary<BenchmarkIdentity, string> Launched => Verdicts
        .Where(one => one.Verdict is { Kind: ImpactKind.Unaffected, Observed: not null })
        .ToDictionary(one => one.Benchmark.Identity, one => one.Verdict.Observed!);

    /// <summary>What of the change each of the others reaches.</summary>
    public IReadOnlyDictionary<BenchmarkIdentity, ReportCause> Causes => Verdicts
        .Where(one => one.Verdict.Kind == ImpactKind.Affected)
        .ToDictionary(one => one.Benchmark.Identity, one => new ReportCause
        {
            Members = one.Verdict.ChangedMembers,
            HasMore = one.Verdict.HasMoreChanges,
            Path = one.Verdict.Path,
        });

    /// <summary>One line for the progress: <c>12 of 14 benchmarks cannot be affected by the change, 2 may be</c>.</summary>
    public string Summary()
    {
        var doubtful = Verdicts.Count(one => one.Verdict.Kind == ImpactKind.NotProvable);
        return $"{Unaffected.Count} of {Verdicts.Count} benchmark{(Verdicts.Count == 1 ? "" : "s")} cannot be affected by the change"
            + (doubtful > 0 ? $", of {doubtful} it cannot be told" : "");
    }

    /// <summary>Why a run measures everything, in words; null when it need not.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="rules">The rules' own choice.</param>
    /// <param name="repository">Where the run is.</param>
    /// <param name="headSha">The head's commit.</param>
    /// <param name="choice">The base.</param>
    public static string? WhyEverything(GateRequest request, CompareRules rules, GitRepository repository, string headSha, BaseChoice choice) =>
        request.NoImpact ? "--no-impact: everything is measured"
        : rules.Impact == ImpactMode.Off ? "impact: off in the rules, so everything is measured"
        : request.Base is "self" or "stored" || choice.Sha is null ? ""
        : request.Head is not null && choice.Sha == headSha ? "head and base are one commit: everything is measured"
        : choice.IsOnBranch && rules.MeasureAllEvery is { } every && repository.PositionOnBranch(headSha) % every == 0
            ? $"measure-all-every: {every}, and this is such a run: everything is measured"
        : null;

    /// <summary>Compares the code that the suite's benchmarks reach.</summary>
    /// <param name="pairs">The benchmarks of both sides.</param>
    /// <param name="mode">How freely.</param>
    /// <param name="headRoot">Top of the work tree, or of the head's checkout.</param>
    /// <param name="baseRoot">Top of the base's checkout.</param>
    /// <param name="changedFiles">What differs in the repository.</param>
    /// <param name="recorder">Settles what the code alone does not; null: nothing does.</param>
    /// <param name="explain">Compare also what no benchmark reaches.</param>
    public static (ImpactSelection Selection, IReadOnlyList<ChangedMember> Changes) Compare(
        IEnumerable<PairedBenchmark> pairs, ImpactMode mode, string headRoot, string baseRoot, IReadOnlyList<string> changedFiles, ReachRecorder? recorder, bool explain = false)
    {
        var verdicts = new List<(PairedBenchmark, ImpactVerdict)>();
        var changes = new List<ChangedMember>();
        foreach (var project in pairs.GroupBy(pair => (pair.BaseProject, pair.HeadProject)))
        {
            PairedBenchmark[] benchmarks = [.. project];
            var request = new ImpactRequest
            {
                Base = new ImpactSide { AssemblyPath = project.Key.BaseProject.TargetPath, SourceRoot = project.Key.BaseProject.SourceRoot ?? baseRoot },
                Head = new ImpactSide { AssemblyPath = project.Key.HeadProject.TargetPath, SourceRoot = project.Key.HeadProject.SourceRoot ?? headRoot },
                Benchmarks = [.. benchmarks.Select(Question)],
                Mode = mode,
                ChangedFiles = changedFiles,
                CompareAll = explain,
            };
            var result = ImpactAnalysis.Run(request);
            var settled = recorder?.Refine(request, benchmarks, result.Verdicts) ?? result.Verdicts;
            verdicts.AddRange(benchmarks.Zip(settled.Select((verdict, i) => Checked(benchmarks[i], verdict))));
            changes.AddRange(result.Changes);
        }

        return (new ImpactSelection(verdicts), changes);
    }

    private static ImpactBenchmark Question(PairedBenchmark pair) =>
        new(pair.Identity.Display(), pair.Head.Type, pair.Head.Method)
        {
            BaseType = TypeOf(pair.Base.Type) == TypeOf(pair.Head.Type) ? null : pair.Base.Type,
            BaseMethod = pair.Base.Method == pair.Head.Method ? null : pair.Base.Method,
        };

    /// <summary>The name of a type without the versions of assemblies.</summary>
    private static string TypeOf(string assemblyQualified) => Versions().Replace(assemblyQualified, "");

    [GeneratedRegex(", Version=[0-9.]+")]
    private static partial Regex Versions();

    /// <summary>What the job asks for is no code; it must be the same too.</summary>
    private static ImpactVerdict Checked(PairedBenchmark pair, ImpactVerdict verdict)
    {
        var isSame = pair.Base.Job == pair.Head.Job
            && pair.Base.JobRuntime == pair.Head.JobRuntime
            && pair.Base.Environment.Count == pair.Head.Environment.Count
            && !pair.Base.Environment.Except(pair.Head.Environment).Any()
            && pair.BaseProject.TargetFramework == pair.HeadProject.TargetFramework;
        return isSame || verdict.Kind != ImpactKind.Unaffected
            ? verdict
            : verdict with { Kind = ImpactKind.Affected, Reason = "its job or its target framework differs", Path = [verdict.Benchmark.Id] };
    }
}
