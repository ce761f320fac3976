using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>The benchmarks of a run, found on both sides and joined, before anything is measured.</summary>
public sealed class Suite
{
    internal Suite(
        IReadOnlyList<Candidate> candidates,
        MeasuredEnvironment headEnvironment,
        MeasuredEnvironment? baseEnvironment,
        IReadOnlyList<ReportWarning> warnings,
        int? paired = null)
    {
        Candidates = candidates;
        Paired = paired ?? candidates.Count(candidate => candidate.IsPaired);
        HeadEnvironment = headEnvironment;
        BaseEnvironment = baseEnvironment;
        Warnings = warnings;
    }

    internal IReadOnlyList<Candidate> Candidates { get; }

    internal MeasuredEnvironment HeadEnvironment { get; }

    internal MeasuredEnvironment? BaseEnvironment { get; }

    public IReadOnlyList<ReportWarning> Warnings { get; }

    /// <summary>Benchmarks that both sides have and nothing is known to be wrong with; of the whole suite, also where this is a part of it.</summary>
    public int Paired { get; }

    /// <summary>Benchmarks that are measured here.</summary>
    public int Count => Candidates.Count;

    /// <summary>Every <paramref name="count"/>th benchmark: a part that some other machine does not measure. Both sides of a benchmark stay together.</summary>
    /// <param name="index">Counts from 1.</param>
    /// <param name="count">Parts; a part may be empty where there are more of them than benchmarks.</param>
    public Suite Part(int index, int count) =>
        new([.. Candidates.Where((_, i) => i % count == index - 1)], HeadEnvironment, BaseEnvironment, Warnings, Paired);

    /// <summary>The benchmarks that <see cref="Paired"/> counts.</summary>
    public IEnumerable<PairedBenchmark> Pairs => Candidates
        .Where(candidate => candidate.IsPaired)
        .Select(candidate => new PairedBenchmark(
            candidate.Identity, candidate.Base!.Project, candidate.Base.Benchmark, candidate.Head!.Project, candidate.Head.Benchmark));

    /// <summary>Every benchmark that either side has.</summary>
    public IEnumerable<BenchmarkIdentity> Identities => Candidates.Select(candidate => candidate.Identity);

    /// <summary>Whether nothing is left to do: everything was left out.</summary>
    public bool IsEmpty => Candidates.Count == 0;

    /// <summary>The same suite without some of its benchmarks, on both sides.</summary>
    public Suite Without(IReadOnlySet<BenchmarkIdentity> skipped) => new(
        [.. Candidates.Where(candidate => !skipped.Contains(candidate.Identity))], HeadEnvironment, BaseEnvironment, Warnings);

    /// <summary>The benchmarks of the head and their declarations, in the order of the projects.</summary>
    public IEnumerable<(BenchmarkIdentity Identity, string? Source)> HeadBenchmarks(string headRoot) => Candidates
        .Where(candidate => candidate.Head is not null)
        .Select(candidate => (
            candidate.Identity,
            SourcePath.Relative(candidate.Head!.Benchmark.SourceFile, candidate.Head.Benchmark.SourceLine, headRoot)));

    /// <summary>Lists every project on both sides.</summary>
    /// <exception cref="PerfGateException">A project cannot be measured (exit code 3), or there is no benchmark at all (2).</exception>
    public static Suite Find(SuiteRequest request, CancellationToken cancellation)
    {
        var candidates = new List<Candidate>();
        var warnings = new List<ReportWarning>();
        var routes = new List<(string Project, RouteChoice Choice)>();
        MeasuredEnvironment? headEnvironment = null, baseEnvironment = null;
        var listed = 0;
        foreach (var project in request.Projects)
        {
            var head = ProjectListing.Read(project.Head, "head", cancellation);
            var baseline = project.Base is null ? null : ProjectListing.Read(project.Base, "base", cancellation);
            AddRolledForward(warnings, project.Head, "head", head.Runtime);
            AddRolledForward(warnings, project.Base, "base", baseline?.Runtime);
            var route = RouteChoice.Of(request.Route, head.Library, baseline?.Library);
            routes.Add((project.Head.Name, route));
            if (route.Warning(project.Head.Name) is { } warning)
            {
                warnings.Add(warning);
            }

            headEnvironment ??= EnvironmentProbe.Describe(project.Head, head);
            baseEnvironment ??= baseline is null ? null : EnvironmentProbe.Describe(project.Base!, baseline);
            listed += head.Benchmarks.Count;
            if (baseline is not null && UnstableParameters.MayBeIn(baseline.Benchmarks, head.Benchmarks))
            {
                (baseline, head) = WithoutUnstable(project, baseline, head, cancellation);
            }

            warnings.AddRange([.. head.Warnings, .. baseline?.Warnings ?? []]);
            warnings.AddRange(head.LeftOut.Select(reason => new ReportWarning(DiagnosticIds.ClassLeftOut, $"{project.Head.Name}: {reason}")));
            var joined = Naming.Join(project, Runnable(project.Base, baseline, []), Runnable(project.Head, head, warnings), request.Renames, route.Route);
            candidates.AddRange(joined.Where(candidate => request.Filter is null || Glob.IsMatch(request.Filter, candidate.Identity.Id)));
        }

        foreach (var candidate in candidates)
        {
            candidate.HeadFailure = Broken(candidate.Head);
            candidate.BaseFailure = Broken(candidate.Base);
        }

        return candidates.Any(candidate => candidate.Head is not null) || (candidates.Count > 0 && request.Filter is null)
            ? new Suite(candidates, headEnvironment! with { Route = RouteWords(routes) }, baseEnvironment is null ? null : baseEnvironment with { Route = RouteWords(routes) }, warnings)
            : throw NothingFound(request, listed, warnings);
    }

    /// <summary>Null where all take turns; the projects by name where they differ.</summary>
    private static string? RouteWords(IReadOnlyList<(string Project, RouteChoice Choice)> routes) =>
        routes.All(one => one.Choice.Route == MeasuringRoute.Turns) ? null
        : routes.All(one => one.Choice.Route == MeasuringRoute.Launches) ? "launches"
        : string.Join(", ", routes.Select(one => $"{one.Project} by {one.Choice.Route.ToString().ToLowerInvariant()}"));

    /// <summary>Lists both sides once more, each in another process, and takes out what is listed otherwise there.</summary>
    private static (ProjectListing Base, ProjectListing Head) WithoutUnstable(
        ProjectSides project, ProjectListing baseline, ProjectListing head, CancellationToken cancellation)
    {
        var ofHead = UnstableParameters.Differing(head.Benchmarks, ProjectListing.Read(project.Head, "head", cancellation).Benchmarks);
        var ofBase = UnstableParameters.Differing(baseline.Benchmarks, ProjectListing.Read(project.Base!, "base", cancellation).Benchmarks);
        return (
            baseline with { Benchmarks = UnstableParameters.Without(UnstableParameters.Without(baseline.Benchmarks, ofBase), ofHead) },
            head with { Benchmarks = UnstableParameters.Refuse(head.Benchmarks, ofHead) });
    }

    /// <summary>Cases of jobs that this run's runtime serves; a case whose every job asks for another runtime stays, as one that gives nothing.</summary>
    private static List<ListedBenchmark> Runnable(BuiltProject? project, ProjectListing? listing, List<ReportWarning> warnings)
    {
        var runnable = new List<ListedBenchmark>();
        foreach (var cases in (listing?.Benchmarks ?? []).GroupBy(Naming.Id))
        {
            var here = cases.Where(one => one.JobRuntime.Length == 0 || one.JobRuntime == project!.TargetFramework).ToArray();
            var elsewhere = string.Join(", ", cases.Except(here).Select(one => one.JobRuntime).Distinct());
            if (here.Length > 0)
            {
                runnable.AddRange(here);
            }
            else
            {
                runnable.Add(cases.First() with { Broken = $"All its jobs ask for other runtimes ({elsewhere}); this run measures {project!.TargetFramework}." });
            }

            if (elsewhere.Length > 0)
            {
                AddOnce(warnings, $"{project!.Name}: jobs for {elsewhere} are not measured; this run measures {project.TargetFramework}.");
            }
        }

        return runnable;
    }

    private static void AddRolledForward(List<ReportWarning> warnings, BuiltProject? project, string side, string? runtime)
    {
        if (project is not null && runtime is not null && RolledForward.Warning(project, side, runtime) is { } warning)
        {
            warnings.Add(warning);
        }
    }

    private static void AddOnce(List<ReportWarning> warnings, string message)
    {
        var warning = new ReportWarning(DiagnosticIds.JobSkipped, message);
        if (!warnings.Contains(warning))
        {
            warnings.Add(warning);
        }
    }

    private static MeasurementFailure? Broken(Subject? subject) =>
        subject is null || subject.Benchmark.Broken.Length == 0
            ? null
            : new MeasurementFailure(FailureReason.Empty, subject.Benchmark.Broken);

    private static PerfGateException NothingFound(SuiteRequest request, int listed, IReadOnlyList<ReportWarning> warnings)
    {
        var projects = string.Join(", ", request.Projects.Select(project => project.Head.Name));
        var message = request.Filter is not null && listed > 0
            ? $"--filter '{request.Filter}' matches none of the {listed} benchmarks of {projects}; `perfgate list` shows their ids."
            : string.Join(
                ' ',
                [
                    $"{projects} has no benchmark: no public method of a public type with [Benchmark] was found.",
                    .. warnings.Where(warning => warning.Code == DiagnosticIds.ClassLeftOut).Select(warning => warning.Message),
                ]);
        return new PerfGateException(ExitCode.Invalid, new Diagnostic(DiagnosticIds.NoBenchmarks, Severity.Error, message));
    }
}
