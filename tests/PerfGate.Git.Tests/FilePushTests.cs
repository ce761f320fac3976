using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

public sealed class FilePushTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly string remote;
    private readonly string clone;

    public FilePushTests()
    {
        var source = sandbox.InitWithCommit("source");
        remote = sandbox.In("remote.git");
        sandbox.Git(sandbox.Folder, "clone", "--quiet", "--bare", Sandbox.Url(source), remote);
        clone = sandbox.Clone(remote, "clone");
    }

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_file_is_committed_on_the_branch_and_the_work_tree_is_left_alone()
    {
        using var repository = GitRepository.Open(clone);
        var file = Write("baselines/e/s/1.json");

        var commit = Push(repository, file);

        Assert.Equal(commit, sandbox.Git(remote, "rev-parse", "refs/heads/main"));
        Assert.Equal("{}", sandbox.Git(remote, "show", "main:baselines/e/s/1.json"));
        Assert.Equal("first", sandbox.Git(remote, "show", "--no-patch", "--format=%s", "main~1"));
        Assert.Equal(repository.HeadSha, sandbox.Head(clone));
        Assert.False(repository.IsDirty);
    }

    [Fact]
    public void What_was_pushed_meanwhile_stays()
    {
        using var repository = GitRepository.Open(clone);
        var other = sandbox.Clone(remote, "other");
        sandbox.Commit(other, "theirs.txt");
        sandbox.Git(other, "push", "--quiet", "origin", "HEAD:main");

        Push(repository, Write("baselines/e/s/1.json"));

        Assert.Contains("theirs.txt", sandbox.Git(remote, "ls-tree", "-r", "--name-only", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_makes_no_second_commit()
    {
        using var repository = GitRepository.Open(clone);
        var file = Write("baselines/e/s/1.json");
        Push(repository, file);

        Assert.Null(Push(repository, file));
    }

    [Fact]
    public void A_branch_that_does_not_exist_is_made()
    {
        using var repository = GitRepository.Open(clone);

        new FilePush(repository).Push([Write("baselines/e/s/1.json")], "m", "perfgate-baselines", null, TestContext.Current.CancellationToken);

        Assert.Equal("baselines/e/s/1.json", sandbox.Git(remote, "ls-tree", "-r", "--name-only", "perfgate-baselines"));
    }

    [Fact]
    public void A_protected_branch_names_the_four_ways()
    {
        var hook = Path.Combine(remote, "hooks", "pre-receive");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\necho 'error: GH013: Repository rule violations found for refs/heads/main.' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var repository = GitRepository.Open(clone);

        var fault = Assert.Throws<PerfGateException>(() => Push(repository, Write("baselines/e/s/1.json")));

        Faults.Expect(fault, ExitCode.NotMeasured, DiagnosticIds.BaselineNotPushed, "main", "(a)", "(b)", "(c)", "(d)");
    }

    private static string? Push(GitRepository repository, string file) =>
        new FilePush(repository).Push([file], "Baseline", "main", null, TestContext.Current.CancellationToken);

    private string Write(string path)
    {
        var full = Path.Combine(clone, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "{}");
        return full;
    }
}
