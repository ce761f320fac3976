using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>What ends a run before anything is built or measured: the exit code and the words.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Without_a_repository_nothing_is_compared()
    {
        using var folder = TemporaryRepository.WithoutGit();
        folder.Write("bench/Sample.csproj", BenchmarkProject.File());

        var result = ToolRun.Run(folder, "check");

        Assert.Contains("error PG4001", Assert.Single(result.Expect(3).Diagnostics), StringComparison.Ordinal);
        Assert.Contains("perfgate compare BASE HEAD", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_without_commits_has_no_base()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("bench/Sample.csproj", BenchmarkProject.File());

        var result = ToolRun.Run(repository, "check");

        Assert.Contains("error PG4002", Assert.Single(result.Expect(3).Diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--base")]
    [InlineData("--head")]
    public void An_unknown_revision_is_invalid(string option)
    {
        using var repository = WithProject();

        var result = ToolRun.Run(repository, "check", option, "v9.9.9");

        var diagnostic = Assert.Single(result.Expect(2).Diagnostics);
        Assert.Contains("error PG4002", diagnostic, StringComparison.Ordinal);
        Assert.Contains($"'v9.9.9', which {option} names", diagnostic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bench/New.csproj", "bench/New.csproj in the revision HEAD~1")]
    [InlineData("new", "new in the revision HEAD~1")]
    [InlineData("../elsewhere.csproj", "outside of the repository")]
    [InlineData(null, "No benchmark project was found in the revision HEAD~1")]
    public void A_project_that_the_head_revision_lacks_is_named_with_it(string? project, string words)
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit("first");
        repository.Write("bench/New.csproj", BenchmarkProject.File());
        repository.Write("new/Newer.csproj", BenchmarkProject.File());
        repository.Commit("second");

        var result = ToolRun.Run(repository, ["check", "--head", "HEAD~1", "--base", "HEAD", .. project is null ? (string[])[] : [project]]);

        var diagnostic = Assert.Single(result.Expect(2).Diagnostics);
        Assert.Contains("error PG0302", diagnostic, StringComparison.Ordinal);
        Assert.Contains(words, diagnostic, StringComparison.Ordinal);
        Assert.Single(repository.Git("worktree", "list").Split('\n'));
    }

    [Fact]
    public void Every_mistake_of_the_rules_has_its_own_line()
    {
        using var repository = WithProject();
        repository.Write("perfgate.yml", """
            version: 1
            compare:
              detect: fast
              budgett: 10m
            rules:
              - match: "*"
                time: { max-increase: 2 bananas }
            """);

        // From below: the rules of the repository's top hold everywhere in it.
        var result = ToolRun.RunIn(repository.In("bench"), "check");

        var file = repository.In("perfgate.yml");
        Assert.Collection(
            result.Expect(2).Diagnostics,
            line => Assert.StartsWith($"{file}(3,11): error PG0101: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{file}(4,3): error PG0101: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{file}(7,27): error PG0101: ", line, StringComparison.Ordinal));
        Assert.Equal(3, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("check", "--budget", "soon")]
    [InlineData("check", "--profile", "thorough")]
    [InlineData("check", "--nonsense")]
    [InlineData("chekc")]
    public void A_misspelt_command_line_is_invalid(params string[] arguments)
    {
        using var repository = WithProject();

        var result = ToolRun.Run(repository, arguments);

        Assert.Contains("error PG0001", result.Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_is_not_there_is_named()
    {
        using var repository = WithProject();

        var result = ToolRun.Run(repository, "check", "bench/Other.csproj");

        var diagnostic = Assert.Single(result.Expect(2).Diagnostics);
        Assert.Contains("error PG0302", diagnostic, StringComparison.Ordinal);
        Assert.Contains("'bench/Other.csproj'", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_without_benchmark_projects_is_invalid()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("README.md", "Nothing to measure.");
        repository.Commit("first");

        var result = ToolRun.Run(repository, "check");

        Assert.Contains("error PG0302", Assert.Single(result.Expect(2).Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallow_clone_that_cannot_be_deepened_says_what_to_do()
    {
        using var repository = WithProject();
        repository.Write("README.md", "changed");
        repository.Commit("second");
        using var clone = repository.Clone("--depth", "1");
        clone.Git("remote", "remove", "origin");

        var result = ToolRun.Run(clone, "check");

        var diagnostic = Assert.Single(result.Expect(3).Diagnostics);
        Assert.Contains("error PG4003", diagnostic, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_file_that_cannot_be_read_is_no_build()
    {
        using var repository = WithProject();
        repository.Write("bench/Sample.csproj", "<Project><!-- \"BenchmarkDotNet\" --><ItemGroup></Project>");

        // Also: a folder for the lock that is not there yet is made.
        var result = ToolRun.Run(repository, ("PERFGATE_LOCK_FOLDER", repository.In("artifacts", "new", "lock")), "check");

        var diagnostic = Assert.Single(result.Expect(3).Diagnostics);
        Assert.Contains("error PG3001", diagnostic, StringComparison.Ordinal);
        Assert.Contains("error MSB4025", diagnostic, StringComparison.Ordinal);
    }

    private static TemporaryRepository WithProject()
    {
        var repository = TemporaryRepository.Create();
        repository.Write("bench/Sample.csproj", BenchmarkProject.File());
        repository.Commit("first");
        return repository;
    }
}
