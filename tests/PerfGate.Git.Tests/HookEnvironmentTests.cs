namespace PerfGate.Git.Tests;

/// <summary>Changes this process's environment, so it runs alone.</summary>
[CollectionDefinition(nameof(HookEnvironmentTests), DisableParallelization = true)]
[Collection(nameof(HookEnvironmentTests))]
public sealed class HookEnvironmentTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GIT_DIR", null);
        Environment.SetEnvironmentVariable("GIT_INDEX_FILE", null);
        sandbox.Dispose();
    }

    [Fact]
    public void The_variables_of_a_git_hook_do_not_turn_commands_to_another_repository()
    {
        var folder = sandbox.InitWithCommit("r");
        var sha = sandbox.Head(folder);
        var other = sandbox.InitWithCommit("other");
        sandbox.Commit(other, "second");
        Environment.SetEnvironmentVariable("GIT_DIR", Path.Combine(other, ".git"));
        Environment.SetEnvironmentVariable("GIT_INDEX_FILE", Path.Combine(other, ".git", "index"));

        using var repository = GitRepository.Open(folder);
        using var lease = new Worktrees(_ => sandbox.In("cache")).Create(repository, sha, TestContext.Current.CancellationToken);

        Assert.Equal((folder, sha, false), (repository.Root, repository.HeadSha, repository.IsDirty));
        Assert.True(File.Exists(Path.Combine(lease.Path, "first")));
    }
}
