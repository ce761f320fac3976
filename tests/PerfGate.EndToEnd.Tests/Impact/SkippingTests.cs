using System.Text.Json;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Impact;

/// <summary>What a change cannot affect is not measured: one repository whose changes reach nothing, then one benchmark of two.</summary>
[Trait("speed", "slow")]
public sealed class SkippingTests
{
    private const string Source = "src/Library/Work.cs";

    [Fact]
    public void Only_what_the_change_can_affect_is_measured_and_the_report_says_what_it_reaches()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("src/Library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><GenerateDocumentationFile>true</GenerateDocumentationFile></PropertyGroup></Project>
            """);
        repository.Write(Source, Work(rounds: 2000));
        repository.Write("bench/Sample/Sample.csproj", BenchmarkProject.File(items: "<ProjectReference Include=\"../../src/Library/Library.csproj\" />"));
        repository.Write("bench/Sample/Program.cs", BenchmarkProject.Source("""
            private readonly Library.Work work = new();
            [Benchmark] public int Steady() => work.Steady(7);
            [Benchmark] public int Slower() => work.Slower(7);
            """));
        repository.Write("perfgate.yml", "version: 1\ncompare: { profile: quick }\n");
        repository.Commit("base");

        NothingIsAffected(repository);
        EveryFirstCommitMeasuresAll(repository);
        OneIsAffected(repository);
        TheExplanationNamesIt(repository);
    }

    /// <summary>Comments, documentation, a test, a member that nothing uses.</summary>
    private static void NothingIsAffected(TemporaryRepository repository)
    {
        repository.Write("README.md", "Words.");
        repository.Write("tests/Anything.cs", "// A test.");
        repository.Write(Source, "// A comment.\n" + Work(rounds: 2000).Replace("public class Work\n{", "public class Work\n{\n    /// <summary>Unused.</summary>\n    public int Unused(int x) => Enumerable.Range(0, x).Count(i => i > 2);\n", StringComparison.Ordinal));
        repository.Commit("nothing that is measured");

        var result = ToolRun.Run(repository, "check").Expect(0);

        Assert.All(result.Report.Results, one => Assert.Equal((Outcome.Skipped, "unaffected", Decision.Pass), (one.Outcome, one.Reason, one.Decision)));
        Assert.Equal((2, 2, 0), (result.Report.Counts.Benchmarks, result.Report.Counts.Skipped, result.Report.Counts.Unchanged));
        Assert.Equal(0, result.Report.Methodology.FamilySize);
        Assert.Contains("2 of 2 benchmarks cannot be affected by the change", result.Error, StringComparison.Ordinal);
        Assert.Contains("PASSED: the change cannot affect any of 2 benchmarks.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("settled]", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Head.Benchmarks);
    }

    private static void EveryFirstCommitMeasuresAll(TemporaryRepository repository)
    {
        repository.Write("artifacts/every.yml", "version: 1\ncompare: { profile: quick, measure-all-every: 1 }\n");

        var result = ToolRun.Run(repository, "check", "--policy", "artifacts/every.yml", "--budget", "1s").Expect(0);

        Assert.Contains("measure-all-every: 1, and this is such a run", result.Error, StringComparison.Ordinal);
        Assert.Equal((0, 2), (result.Report.Counts.Skipped, result.Report.Counts.Benchmarks));
    }

    private static void OneIsAffected(TemporaryRepository repository)
    {
        repository.Write(Source, Work(rounds: 4000));
        repository.Commit("slower");

        var result = ToolRun.Run(repository, "check").Expect(1);

        Assert.Equal((1, 1, 0), (result.Report.Counts.Regressed, result.Report.Counts.Skipped, result.Report.Counts.Unchanged));
        Assert.Equal("Sample.Suite.Steady", Assert.Single(result.Report.Results, one => one.Outcome == Outcome.Skipped).Id);
        Assert.Equal(1, result.Report.Methodology.FamilySize);
        var slower = Assert.Single(result.Report.Results, one => one.Outcome == Outcome.Regressed);
        Assert.Equal(["Library.Work.Rounds(int) (changed)"], slower.Cause!.Members);
        Assert.Equal(["Sample.Suite.Slower", "Sample.Suite.Slower()", "Library.Work.Slower(int)", "Library.Work.Rounds(int)"], slower.Cause.Path);
        Assert.Contains("Library.Work.Rounds(int)", result.Output, StringComparison.Ordinal);
        Assert.Contains("Library.Work.Rounds", File.ReadAllText(result.InOutput("report.md")), StringComparison.Ordinal);
    }

    private static void TheExplanationNamesIt(TemporaryRepository repository)
    {
        var text = ToolRun.Run(repository, "list", "--impact").Expect(0).Output;
        Assert.Contains("1 of 2 benchmarks cannot be affected by the change", text, StringComparison.Ordinal);
        Assert.Contains("  Library.Work.Rounds(int) (changed)\n    < Library.Work.Slower(int)\n      < Sample.Suite.Slower()\n        < Sample.Suite.Slower\n", text, StringComparison.Ordinal);
        Assert.Contains("  Library.Work.Unused(int) (only in base): no benchmark", text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(ToolRun.Run(repository, "list", "--impact", "--json").Expect(0).Output);
        Assert.Equal(
            [("Sample.Suite.Slower", "affected"), ("Sample.Suite.Steady", "unaffected")],
            json.RootElement.GetProperty("benchmarks").EnumerateArray()
                .Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("impact").GetString()!))
                .OrderBy(one => one.Item1, StringComparer.Ordinal));
    }

    private static string Work(int rounds) => $$"""
        using System.Linq;

        namespace Library;

        public class Work
        {
            private readonly int[] values = new int[4000];

            public int Steady(int seed) => Mix(seed, 100);

            public int Slower(int seed) => Mix(seed, Rounds(seed));

            private static int Rounds(int seed) => seed > 0 ? {{rounds}} : 1;

            private int Mix(int seed, int count)
            {
                for (var i = 0; i < count; i++)
                {
                    seed = (seed * 31) + values[i];
                }

                return seed;
            }
        }
        """;
}
