using System.IO.Compression;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.GitHub.Artifacts;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Posting;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a fork's benchmark with an id over 256 characters, or with what <c>[ThreadingDiagnoser]</c> counts, was refused.</summary>
public sealed class ForkWithLongNamesTests
{
    public static TheoryData<string> Names => new(
        "Ns.Type.Method(text: \"" + new string('x', 5_000) + "\")",
        "Ns.Type.Method(text: \"" + new string('x', 100_000) + "\")",
        "Ns.Type.Method(text: \"" + string.Concat(Enumerable.Repeat("🚀", 50_000)) + "\")",
        "Ns.Type.Method(a: \"\0\n\r\t\u202E<img src=x>|`@someone #1\")",
        "Ns.Type.Method(a: \"half \ud83d of a pair\")");

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_tool_writes_of_a_benchmark_is_judged(string name)
    {
        var set = Written(Listed(name), Listed(name, occurrence: 1));

        var report = ForkVerdict.Decide([Archive(set)], new ArchiveLimits(), GateRules.Default, new string('a', 40), new DateOnly(2026, 11, 30), []);

        Assert.Equal(Verdict.Passed, report.Verdict);
        Assert.Equal(2, report.Results.Select(result => result.Id).Distinct().Count());
        Assert.Equal(
            ["allocated", "code-size", "exceptions", "lock-contentions", "time", "work-items"],
            report.Results.Select(result => result.Metric).Distinct().Order());
    }

    [Fact]
    public void Long_names_that_differ_at_their_end_stay_apart()
    {
        var start = new string('x', 20_000);

        var (first, second) = (Naming.Id(Listed(start + "1")), Naming.Id(Listed(start + "2")));

        Assert.NotEqual(first, second);
        Assert.Equal(first, Naming.Id(Listed(start + "1")));
        Assert.All([first, second], id => Assert.Equal(BenchmarkIdentity.LongestId, id.Length));
    }

    [Fact]
    public void A_name_of_the_longest_length_is_kept()
    {
        var name = new string('x', BenchmarkIdentity.LongestId);

        Assert.Equal(name, Naming.Id(Listed(name)));
    }

    [Fact]
    public void What_a_benchmark_throws_at_length_is_cut_where_it_is_measured()
    {
        var failure = Naming.Bounded(new MeasurementFailure(FailureReason.Threw, new string('x', 100_000)))!;
        var measured = Written(Listed("A.B.C"));
        var set = measured with { Benchmarks = [measured.Benchmarks[0] with { Failure = failure, Metrics = [] }] };

        var report = ForkVerdict.Decide([Archive(set)], new ArchiveLimits(), GateRules.Default, new string('a', 40), new DateOnly(2026, 11, 30), []);

        Assert.Equal(Outcome.Failed, Assert.Single(report.Results).Outcome);
    }

    [Theory]
    [InlineData("/elsewhere/Shared.cs")]
    [InlineData("/home/me/sibling/Shared.cs")]
    [InlineData("/_/../x.cs")]
    public void A_source_outside_of_the_repository_is_not_written(string file) => Assert.Null(SourcePath.Relative(file, 12, "/home/me/repository"));

    private static MeasurementSet Written(params ListedBenchmark[] listed)
    {
        var series = new LaunchSeries();
        ExactCount[] counts = [new("exceptions", "per op", 0), new("lock-contentions", "per op", 0.5), new("work-items", "per op", 2), new("code-size", "B", 120)];
        for (var pair = 1; pair <= 16; pair++)
        {
            series.Add(pair, "AB", new LaunchValues([100 + (pair / 1000.0), 100], null, 0.1, new AllocationFacts(64, counts), Exit: null));
        }

        return new MeasurementSet
        {
            Commit = new string('d', 40),
            Environment = new MeasuredEnvironment { Key = "linux" },
            Benchmarks =
            [
                .. listed.Select(one => new MeasuredBenchmark
                {
                    Id = Naming.Id(one),
                    Project = "My.Benchmarks",
                    Runtime = "net10.0",
                    Source = SourcePath.Relative(one.SourceFile, one.SourceLine, "/home/me/repository"),
                    Metrics = series.Metrics(),
                }),
            ],
        };
    }

    private static ListedBenchmark Listed(string id, int occurrence = 0) => new()
    {
        Type = "Ns.Type",
        Method = "Method",
        Id = id,
        Job = "Job",
        Occurrence = occurrence,
        SourceFile = "/home/me/repository/" + string.Concat(Enumerable.Repeat("deep folder/", 30)) + "Type.cs",
        SourceLine = 12,
        JobRuntime = "",
        Environment = new Dictionary<string, string?>(),
        Broken = "",
    };

    private static byte[] Archive(MeasurementSet set)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["base.json", "head.json"])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(MeasurementFile.ToBytes(set));
            }
        }

        return stream.ToArray();
    }
}
