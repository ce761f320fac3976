using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: of two projects named Benchmarks, with the same class, one changed and the check passed without measuring it.</summary>
public sealed class ProjectsOfOneNameTests
{
    [Theory]
    [InlineData("/r/a/perf/Benchmarks.csproj;/r/b/perf/Benchmarks.csproj", "a/perf/Benchmarks;b/perf/Benchmarks")]
    [InlineData("/r/a/Benchmarks.csproj;/r/b/Benchmarks.csproj;/r/c/Other.csproj", "a/Benchmarks;b/Benchmarks;Other")]
    [InlineData("/r/a/Json.Benchmarks.csproj;/r/b/Xml.Benchmarks.csproj", "Json.Benchmarks;Xml.Benchmarks")]
    [InlineData("/r/Benchmarks.csproj;/r/perf/Benchmarks.csproj", "Benchmarks;perf/Benchmarks")]
    [InlineData("/r/a/x/B.csproj;/r/b/x/B.csproj;/r/c/y/B.csproj", "a/x/B;b/x/B;y/B")]
    [InlineData("/elsewhere/of/the/base/a/perf/Benchmarks.csproj;/elsewhere/of/the/base/b/perf/Benchmarks.csproj", "a/perf/Benchmarks;b/perf/Benchmarks")]
    [InlineData("/r/Only.fsproj", "Only")]
    public void A_name_of_its_own_stays_and_a_shared_one_gets_as_much_path_as_tells_apart(string projects, string names) =>
        Assert.Equal(names.Split(';'), ProjectNames.Of(projects.Split(';')));

    [Fact]
    public void Projects_that_only_their_extensions_tell_apart_are_refused_with_both_named()
    {
        var refused = Assert.Throws<PerfGateException>(() => ProjectNames.Of(["/r/perf/Bench.csproj", "/r/a/Bench.csproj", "/r/perf/Bench.fsproj"]));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ProjectsNotApart), (refused.ExitCode, refused.Diagnostics[0].Code));
        Assert.Contains("/r/perf/Bench.csproj and /r/perf/Bench.fsproj", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_that_are_built_to_one_file_are_refused_with_both_named()
    {
        BuiltProject[] projects = [Built("/r/a/B.csproj"), Built("/r/b/B.csproj"), Built("/r/c/B.csproj") with { TargetPath = "/r/bin/other/B.dll" }];

        var refused = Assert.Throws<PerfGateException>(() => ProjectNames.RequireOwnOutputs(projects));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ProjectsNotApart), (refused.ExitCode, refused.Diagnostics[0].Code));
        Assert.Contains("/r/a/B.csproj and /r/b/B.csproj are both built to /r/bin/B.dll", refused.Message, StringComparison.Ordinal);
        ProjectNames.RequireOwnOutputs(projects[1..]);

        static BuiltProject Built(string file) => new("B", file, "/r/bin/B.dll", "net10.0", "10.0.100");
    }

    /// <summary>Names, jobs, runtimes, parameters and renames at random, of few kinds, so that they collide all the time.</summary>
    [Fact]
    public void No_benchmark_of_a_suite_is_merged_with_another_or_dropped()
    {
        var random = new Random(20261130);
        for (var suite = 0; suite < 2_000; suite++)
        {
            string[] files = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomPath(random)).Distinct()];
            var names = ProjectNames.Of(files);
            Assert.Equal(names.Count, names.Distinct().Count());
            var renames = Enumerable.Range(0, random.Next(3)).Select(_ => (Old: RandomId(random), New: RandomId(random)))
                .Where(rename => rename.Old != rename.New).DistinctBy(rename => rename.Old).ToDictionary(rename => rename.Old, rename => rename.New);
            var candidates = new List<Candidate>();
            foreach (var (file, name) in files.Zip(names))
            {
                var project = new BuiltProject(name, file, Path.ChangeExtension(file, ".dll"), random.Next(2) == 0 ? "net8.0" : "net10.0", "10.0.100");
                var (ofBase, ofHead) = (RandomListing(random), RandomListing(random));
                var joined = Naming.Join(new ProjectSides(project, project), ofBase, ofHead, renames).ToArray();
                Assert.Equal(Keys(ofBase), Keys(joined.Select(one => one.Base?.Benchmark)));
                Assert.Equal(Keys(ofHead), Keys(joined.Select(one => one.Head?.Benchmark)));
                candidates.AddRange(joined);
            }

            AssertJudged(candidates, renames);
        }
    }

    /// <summary>The judge has the same rows: one for each benchmark, a pair where the run measures a pair.</summary>
    private static void AssertJudged(List<Candidate> candidates, Dictionary<string, string> renames)
    {
        if (candidates.Count == 0)
        {
            return;
        }

        Assert.Equal(candidates.Count, candidates.Select(candidate => candidate.Identity).Distinct().Count());
        foreach (var candidate in candidates.Where(candidate => candidate.Head is not null))
        {
            var values = new LaunchValues([100], 1, 0, new AllocationFacts(0, []), Exit: null);
            candidate.Add(1, baseFirst: true, candidate.Base is null ? null : values, values);
        }

        var environment = new MeasuredEnvironment { Key = "here" };
        var report = Judge.Decide(new JudgeRequest
        {
            Base = new MeasurementSet { Environment = environment, Benchmarks = [.. candidates.Select(one => one.OfBase("/r")).OfType<MeasuredBenchmark>()] },
            Head = new MeasurementSet { Environment = environment, Benchmarks = [.. candidates.Select(one => one.OfHead("/r")).OfType<MeasuredBenchmark>()] },
            Rules = new GateRules { Renames = renames },
            Today = new DateOnly(2026, 11, 30),
        });
        var rows = report.Results.GroupBy(result => result.Identity).ToDictionary(row => row.Key, row => row.First().Outcome);
        Assert.Equal(candidates.Count, rows.Count);
        Assert.Equal(candidates.Count(one => one.Base is null), rows.Values.Count(outcome => outcome == Outcome.Added));
        Assert.Equal(candidates.Count(one => one.Head is null), rows.Values.Count(outcome => outcome == Outcome.Removed));
    }

    private static string RandomPath(Random random) =>
        "/r/" + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => $"{"ab"[random.Next(2)]}/")) + (random.Next(3) == 0 ? "Other" : "Benchmarks") + ".csproj";

    private static string RandomId(Random random) => $"Ns.Type.{"AB"[random.Next(2)]}(N: {random.Next(2)})";

    /// <summary>As the hook lists them: cases of one id and job are numbered.</summary>
    private static ListedBenchmark[] RandomListing(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(7))
            .Select(_ => (Id: RandomId(random), Job: $"Job{random.Next(2)}"))
            .GroupBy(one => one)
            .SelectMany(alike => alike.Select((one, occurrence) => new ListedBenchmark
            {
                Type = "Ns.Type, Benchmarks",
                Method = "A",
                Id = one.Id,
                Job = one.Job,
                Occurrence = occurrence,
                SourceFile = "",
                SourceLine = 0,
                JobRuntime = "",
                Environment = new Dictionary<string, string?>(),
                Broken = "",
            })),
    ];

    private static string[] Keys(IEnumerable<ListedBenchmark?> benchmarks) =>
        [.. benchmarks.OfType<ListedBenchmark>().Select(one => $"{one.Id} {one.Job} {one.Occurrence}").Order(StringComparer.Ordinal)];
}
