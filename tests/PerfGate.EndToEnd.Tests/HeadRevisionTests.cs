using System.Security.Cryptography;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Both sides are commits, while the work tree is of a third one and could not even be built.</summary>
[Trait("speed", "slow")]
public sealed class HeadRevisionTests
{
    private const string Project = "bench/Sample/Sample.csproj";
    private const string Older = "0.14.0";
    private const string Source = "bench/Sample/Program.cs";

    [Fact]
    public void Commits_are_compared_whatever_the_work_tree_holds()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("perfgate.yml", "version: 1\ncompare: { profile: quick }\n");
        var old = Commit(repository, bytes: 100, benchmarkDotNet: Older);
        var first = Commit(repository, bytes: 100);
        var middle = Commit(repository, bytes: 300);
        var last = Commit(repository, bytes: 40);
        repository.Git("tag", "v3");
        repository.Write("README.md", "of a last commit");
        repository.Commit("checked out");
        repository.Write(Project, "no project");
        repository.Write(Source, "no program");
        repository.Write("bench/Sample/new.cs", "not committed, and no program");
        var before = Fingerprint(repository);

        EachSideHasItsOwnFacts(repository, old, first);
        TheMiddleIsHungrier(repository, first, middle);
        TheLastIsNot(repository, middle, last);
        BothAreRestored(repository, middle, last);
        TheSameCommitIsBuiltTwice(repository, last, named: "self");
        TheSameCommitIsBuiltTwice(repository, last, named: last);

        Assert.Equal(before, Fingerprint(repository));
        Assert.Single(repository.Git("worktree", "list").Split('\n'));
    }

    private static void EachSideHasItsOwnFacts(TemporaryRepository repository, string old, string first)
    {
        var result = ToolRun.Run(repository, "check", "--head", first[..9], "--budget", "1s").Expect(0);

        Assert.Contains($"building head {first[..7]} of Sample", result.Error, StringComparison.Ordinal);
        Assert.Contains($"building base {old[..7]} of Sample", result.Error, StringComparison.Ordinal);
        Assert.Equal((old, Older), (result.Base.Commit, result.Base.Environment.BenchmarkDotNet));
        Assert.Equal((first, BenchmarkProject.Newest), (result.Head.Commit, result.Head.Environment.BenchmarkDotNet));
    }

    private static void TheMiddleIsHungrier(TemporaryRepository repository, string first, string middle)
    {
        // From a folder below, as people do.
        var result = ToolRun.RunIn(
            repository.In("bench"), "check", "--head", middle[..9], "--output", repository.In("artifacts", "perfgate")) with
        {
            Folder = repository.Root,
        };

        result.Expect(1);
        Assert.Contains($"building head {middle[..7]} of Sample", result.Error, StringComparison.Ordinal);

        // What was built as a head is a base's build too.
        Assert.Contains($"base {first[..7]} of Sample: built before, restored", result.Error, StringComparison.Ordinal);
        var (head, @base) = (result.Report.Head, result.Report.Base);
        Assert.Equal((middle, false, $"the revision {middle[..9]}"), (head.Commit, head.Dirty, head.Origin));
        Assert.Equal((first, "first parent"), (@base.Commit, @base.Origin));
        Assert.Equal((middle, false), (result.Head.Commit, result.Head.Dirty));
        var grown = Assert.Single(result.Report.Results, one => one is { Metric: "allocated", Outcome: Outcome.Regressed });
        Assert.Equal(("Sample.Suite.Make", Decision.Fail, $"{Source}:9"), (grown.Id, grown.Decision, grown.Source));
        Assert.Contains(middle[..7], result.Output, StringComparison.Ordinal);
    }

    private static void TheLastIsNot(TemporaryRepository repository, string middle, string last)
    {
        var result = ToolRun.Run(repository, "check", "--head", "v3", "--base", "v3~1").Expect(0);

        Assert.Contains($"building head {last[..7]} of Sample", result.Error, StringComparison.Ordinal);
        Assert.Contains($"base {middle[..7]} of Sample: built before, restored", result.Error, StringComparison.Ordinal);
        Assert.Equal((last, "the revision v3", middle), (result.Report.Head.Commit, result.Report.Head.Origin, result.Report.Base.Commit));
        Assert.Contains(result.Report.Results, one => one is { Id: "Sample.Suite.Make", Metric: "allocated", Outcome: Outcome.Improved });
        Assert.Contains(result.Report.Results, one => one is { Id: "Sample.Suite.Other", Outcome: Outcome.Skipped });
        AssertSources(result);
    }

    private static void BothAreRestored(TemporaryRepository repository, string middle, string last)
    {
        var result = ToolRun.Run(repository, "check", "--head", "v3", "--base", middle, "--budget", "1s").Expect(0);

        Assert.Contains($"head {last[..7]} of Sample: built before, restored", result.Error, StringComparison.Ordinal);
        Assert.Contains($"base {middle[..7]} of Sample: built before, restored", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("building", result.Error, StringComparison.Ordinal);

        // Relative to the top, though the compiler wrote down a worktree that is gone.
        AssertSources(result);
    }

    private static void TheSameCommitIsBuiltTwice(TemporaryRepository repository, string last, string named)
    {
        var result = ToolRun.Run(repository, "check", "--head", "v3", "--base", named, "--budget", "1s").Expect(0);

        Assert.Contains($"head {last[..7]} of Sample: built before, restored", result.Error, StringComparison.Ordinal);
        Assert.Contains($"building base {last[..7]} of Sample", result.Error, StringComparison.Ordinal);
        Assert.Equal((last, last), (result.Report.Base.Commit, result.Report.Head.Commit));
        Assert.DoesNotContain(result.Report.Results, one => one.Outcome == Outcome.Skipped);
    }

    private static void AssertSources(ToolResult result) => Assert.All(
        result.Report.Results.Where(one => one.Outcome != Outcome.Skipped),
        one => Assert.StartsWith($"{Source}:", one.Source, StringComparison.Ordinal));

    private static string Commit(TemporaryRepository repository, int bytes, string benchmarkDotNet = BenchmarkProject.Newest)
    {
        repository.Write(Project, BenchmarkProject.File(benchmarkDotNet));
        repository.Write(Source, BenchmarkProject.Source(
            $"[Benchmark] public object Make() => new byte[{bytes}];\n                [Benchmark] public int Other() => 2;"));
        return repository.Commit($"{bytes} bytes");
    }

    /// <summary>Every file but git's own and the run's output, with its content.</summary>
    private static IReadOnlyList<string> Fingerprint(TemporaryRepository repository) =>
    [
        repository.Git("status", "--porcelain"),
        repository.Git("rev-parse", "HEAD"),
        .. Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Relative: Path.GetRelativePath(repository.Root, file)))
            .Where(file => file.Relative.Split(Path.DirectorySeparatorChar)[0] is not (".git" or "artifacts"))
            .OrderBy(file => file.Relative, StringComparer.Ordinal)
            .Select(file => $"{file.Relative} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.File)))}"),
    ];
}
