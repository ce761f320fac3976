using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Which commit is the base, and what happens when it cannot be measured: one repository that grows commit by commit.</summary>
[Trait("speed", "slow")]
public sealed class BaseTests
{
    [Fact]
    public void From_the_root_commit_to_a_base_that_is_too_old()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("bench/Sample/Sample.csproj", BenchmarkProject.File());
        repository.Write("bench/Sample/Program.cs", Source("1"));
        repository.Write("perfgate.yml", "version: 1\ncompare: { impact: off }\n");
        var root = repository.Commit("root");

        RootCommit(repository);
        ModifiedFiles(repository, root);
        var broken = Head(repository, "1 + nonsense", "does not compile");
        HeadThatDoesNotCompile(repository);
        Head(repository, "3", "compiles again");
        BaseThatDoesNotCompile(repository, broken);
        BaseThatCannotRun(repository);
        ShallowClone(repository);
    }

    private static void RootCommit(TemporaryRepository repository)
    {
        var result = Check(repository).Expect(0);

        Assert.All(result.Report.Results, added => Assert.Equal((Outcome.Added, Decision.Pass), (added.Outcome, added.Decision)));
        Assert.Contains(result.Report.Warnings, warning => warning.Message.Contains("root commit", StringComparison.Ordinal));
        Assert.False(File.Exists(result.InOutput("base.json")));
    }

    private static void ModifiedFiles(TemporaryRepository repository, string root)
    {
        repository.Write("bench/Sample/Program.cs", Source("2"));

        var result = Check(repository).Expect(0);

        Assert.Contains($"base {root[..7]}: HEAD (tracked files are modified)", result.Error, StringComparison.Ordinal);
        Assert.Equal((root, false), (result.Base.Commit, result.Base.Dirty));
        Assert.Equal((root, true), (result.Head.Commit, result.Head.Dirty));
        Assert.All(result.Report.Results, one => Assert.Equal(Outcome.Inconclusive, one.Outcome));
    }

    private static void HeadThatDoesNotCompile(TemporaryRepository repository)
    {
        var diagnostic = Assert.Single(Check(repository).Expect(3).Diagnostics);

        Assert.Contains("error PG3001", diagnostic, StringComparison.Ordinal);
        Assert.Contains("(head)", diagnostic, StringComparison.Ordinal);
        Assert.Matches(@"Program\.cs\(9,\d+\): error CS0103: ", diagnostic);
    }

    private static void BaseThatDoesNotCompile(TemporaryRepository repository, string broken)
    {
        var diagnostic = Assert.Single(Check(repository).Expect(3).Diagnostics);

        Assert.Contains("error PG3001", diagnostic, StringComparison.Ordinal);
        Assert.Contains($"(base {broken[..7]})", diagnostic, StringComparison.Ordinal);
        Assert.Matches(@"Program\.cs\(9,\d+\): error CS0103: ", diagnostic);
    }

    /// <summary>The base's BenchmarkDotNet cannot run, because its Perfolizer was replaced by a later one; the head's can.</summary>
    private static void BaseThatCannotRun(TemporaryRepository repository)
    {
        repository.Write("bench/Sample/Sample.csproj", BenchmarkProject.File("0.12.1", items: "<PackageReference Include=\"Perfolizer\" Version=\"0.3.17\" />"));
        repository.Commit("an old BenchmarkDotNet");
        repository.Write("bench/Sample/Sample.csproj", BenchmarkProject.File());
        repository.Commit("a new BenchmarkDotNet");

        var report = Check(repository).Expect(0).Report;

        Assert.All(report.Results, one => Assert.Equal((Outcome.Failed, "base-threw", Decision.Warn), (one.Outcome, one.Reason, one.Decision)));
        Assert.All(report.Results, one => Assert.Contains("BenchmarkDotNet 0.12.1 was built for Perfolizer 0.2.1, and 0.3.17 is beside it", one.Message, StringComparison.Ordinal));
        Assert.Contains(report.Warnings, warning => warning.Code == "PG2014" && warning.Message.Contains("base uses BenchmarkDotNet 0.12.1", StringComparison.Ordinal));
    }

    /// <summary>The base is not in the clone, and is fetched; of the two benchmarks one is gone, with the place that it had in the base.</summary>
    private static void ShallowClone(TemporaryRepository repository)
    {
        var @base = Head(repository, "4", "the clone's base");
        repository.Write("bench/Sample/Program.cs", Source("4").Replace("[Benchmark] public int Other", "public int Other", StringComparison.Ordinal));
        repository.Commit("the clone's head");
        foreach (var way in new[] { "built", "restored from the cache" })
        {
            using var clone = repository.Clone("--depth", "1");

            var result = Check(clone).Expect(1);

            Assert.Equal(@base, result.Base.Commit);
            Assert.Contains(way == "built" ? "building base" : "built before, restored", result.Error, StringComparison.Ordinal);
            var removed = Assert.Single(result.Report.Results, one => one.Outcome == Outcome.Removed);
            Assert.Equal(("Sample.Suite.Other", "bench/Sample/Program.cs:10"), (removed.Id, removed.Source));
        }
    }

    private static ToolResult Check(TemporaryRepository repository) => ToolRun.Run(repository, ("PERFGATE_MOST_PAIRS", "1"), "check");

    private static string Head(TemporaryRepository repository, string expression, string message)
    {
        repository.Write("bench/Sample/Program.cs", Source(expression));
        return repository.Commit(message);
    }

    private static string Source(string expression) => BenchmarkProject.Source(
        $"[Benchmark] public int One() => {expression};\n                [Benchmark] public int Other() => 2;");
}
