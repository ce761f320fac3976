using System.Diagnostics;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

public sealed class WorktreesTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly Worktrees worktrees;

    public WorktreesTests() => worktrees = new Worktrees(name => name == "PERFGATE_CACHE" ? sandbox.In("the cache") : null);

    public void Dispose() => sandbox.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_commit_is_checked_out_detached_and_removed_afterwards()
    {
        var folder = sandbox.InitWithCommit("r");
        var first = sandbox.Head(folder);
        sandbox.Commit(folder, "second");
        using var repository = GitRepository.Open(folder);

        string path;
        using (var lease = worktrees.Create(repository, first, Cancellation))
        {
            path = lease.Path;
            Assert.Equal(first, lease.Sha);
            Assert.StartsWith(sandbox.In("the cache", "worktrees"), path, StringComparison.Ordinal);
            Assert.StartsWith(first[..12], Path.GetFileName(path), StringComparison.Ordinal);
            Assert.Equal(first, sandbox.Head(path));
            Assert.True(File.Exists(Path.Combine(path, "first")));
            Assert.False(File.Exists(Path.Combine(path, "second")));
            using var inside = GitRepository.Open(path);
            Assert.Null(inside.Branch);
        }

        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        Assert.Equal([folder], Registered(folder));
        Assert.Equal("main", sandbox.Git(folder, "branch", "--format=%(refname:short)"));
    }

    [Fact]
    public void What_a_build_leaves_in_it_is_removed_too()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);
        Sandbox.Write(lease.Path, "bin/Release/x.dll", "x");
        Sandbox.Write(lease.Path, "first", "modified");
        File.SetAttributes(Path.Combine(lease.Path, "bin/Release/x.dll"), FileAttributes.ReadOnly);

        lease.Dispose();
        lease.Dispose();

        Assert.False(Directory.Exists(lease.Path));
        Assert.Equal([repository.Root], Registered(repository.Root));
    }

    [Fact]
    public void A_checkout_whose_link_to_the_repository_is_gone_is_removed_all_the_same()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);
        File.Delete(Path.Combine(lease.Path, ".git"));

        lease.Dispose();

        Assert.False(Directory.Exists(lease.Path));
        Assert.Equal([repository.Root], Registered(repository.Root));
    }

    [Fact]
    public void One_commit_may_be_checked_out_several_times_at_once_also_from_a_linked_worktree()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "worktree", "add", "--quiet", "--detach", sandbox.In("linked"));
        using var repository = GitRepository.Open(folder);
        using var linked = GitRepository.Open(sandbox.In("linked"));

        using var one = worktrees.Create(repository, repository.HeadSha, Cancellation);
        using var two = worktrees.Create(linked, repository.HeadSha, Cancellation);

        Assert.NotEqual(one.Path, two.Path);
        Assert.Equal(Path.GetDirectoryName(one.Path), Path.GetDirectoryName(two.Path));
        Assert.Equal(4, Registered(folder).Count);
    }

    [Fact]
    public void The_users_hooks_do_not_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs an executable script");
        var folder = sandbox.InitWithCommit("r");
        Sandbox.WriteScript(folder, ".git/hooks/post-checkout", "#!/bin/sh\ntouch hook-ran\n");
        using var repository = GitRepository.Open(folder);

        using var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);

        Assert.False(File.Exists(Path.Combine(lease.Path, "hook-ran")));
    }

    [Fact]
    public void Filters_run_as_in_the_users_own_checkout()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "config", "filter.upper.smudge", "tr a-z A-Z");
        sandbox.Git(folder, "config", "filter.upper.clean", "tr A-Z a-z");
        sandbox.Commit(folder, ".gitattributes", "*.big filter=upper\n");
        sandbox.Commit(folder, "data.big", "pointer");
        using var repository = GitRepository.Open(folder);

        using var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);

        Assert.Equal("POINTER", File.ReadAllText(Path.Combine(lease.Path, "data.big")));
    }

    [Fact]
    public void Submodules_are_checked_out_and_removed()
    {
        var (folder, _) = WithSubmodule();
        using var repository = GitRepository.Open(folder);

        using (var lease = worktrees.Create(repository, repository.HeadSha, Cancellation))
        {
            Assert.Equal("library", File.ReadAllText(Path.Combine(lease.Path, "lib dir", "code.cs")));
        }

        Assert.Equal([folder], Registered(folder));
    }

    [Fact]
    public void A_submodule_that_the_users_own_clone_does_without_is_not_fetched()
    {
        var (folder, library) = WithSubmodule();
        var clone = sandbox.Clone(folder, "clone");
        Directory.Move(library, library + "-unreachable");
        using var repository = GitRepository.Open(clone);

        using var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(lease.Path, "lib dir")));
    }

    [Fact]
    public void A_submodule_that_cannot_be_fetched_fails_and_leaves_nothing_behind()
    {
        var (folder, library) = WithSubmodule();
        var elsewhere = sandbox.Commit(library, "code.cs", "never fetched");
        sandbox.Git(folder, "update-index", "--cacheinfo", $"160000,{elsewhere},lib dir");
        sandbox.Git(folder, "commit", "--quiet", "--message", "a commit that this clone does not have");
        Directory.Move(library, library + "-unreachable");
        using var repository = GitRepository.Open(folder);

        var exception = Assert.Throws<PerfGateException>(() => worktrees.Create(repository, repository.HeadSha, Cancellation));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.GitFailed, "submodule", "lib dir");
        Assert.Equal([folder], Registered(folder));
        Assert.Empty(Directory.GetFileSystemEntries(worktrees.FolderOf(repository)));
    }

    [Fact]
    public void A_checkout_of_a_process_that_has_ended_is_stale()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var path = Abandon(repository, new(Environment.MachineName, EndedProcess(), DateTime.UtcNow));

        Assert.Equal(1, worktrees.CleanStale(repository));

        Assert.False(Directory.Exists(path));
        Assert.False(File.Exists(path + WorktreeOwner.Extension));
        Assert.Equal([repository.Root], Registered(repository.Root));
    }

    [Fact]
    public void A_process_that_merely_has_the_same_id_does_not_keep_a_checkout()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var path = Abandon(repository, WorktreeOwner.ThisProcess() with { Started = DateTime.UtcNow.AddDays(-3) });

        Assert.Equal(1, worktrees.CleanStale(repository));
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void An_interrupted_checkout_that_git_had_locked_is_stale()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var path = Abandon(repository, new(Environment.MachineName, EndedProcess(), DateTime.UtcNow));
        sandbox.Git(repository.Root, "worktree", "lock", path);
        File.Delete(Path.Combine(path, ".git"));

        Assert.Equal(1, worktrees.CleanStale(repository));
        Assert.False(Directory.Exists(path));
        Assert.Equal([repository.Root], Registered(repository.Root));
    }

    [Fact]
    public void Checkouts_of_living_runs_are_kept()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        using var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);
        var unlocked = Abandon(repository, WorktreeOwner.ThisProcess());

        Assert.Equal(0, worktrees.CleanStale(repository));

        Assert.True(File.Exists(Path.Combine(lease.Path, "first")));
        Assert.True(File.Exists(Path.Combine(unlocked, "first")));
    }

    [Fact]
    public void The_users_own_worktrees_are_kept_even_when_their_folder_is_away()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        sandbox.Git(repository.Root, "worktree", "add", "--quiet", "--detach", sandbox.In("mine"));
        sandbox.Git(repository.Root, "worktree", "add", "--quiet", "--detach", sandbox.In("unplugged"));
        Directory.Move(sandbox.In("unplugged"), sandbox.In("elsewhere"));
        Abandon(repository, new(Environment.MachineName, EndedProcess(), DateTime.UtcNow));

        Assert.Equal(1, worktrees.CleanStale(repository));
        worktrees.Create(repository, repository.HeadSha, Cancellation).Dispose();

        Assert.Equal([sandbox.In("mine"), repository.Root, sandbox.In("unplugged")], Registered(repository.Root));
        Assert.True(File.Exists(sandbox.In("mine", "first")));
    }

    [Fact]
    public void Nothing_to_clean_is_no_error()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));

        Assert.Equal(0, worktrees.CleanStale(repository));
    }

    [Theory]
    [InlineData("cache")]
    [InlineData(".git/cache")]
    public void A_cache_folder_inside_the_repository_is_refused(string cache)
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var inside = new Worktrees(name => name == "PERFGATE_CACHE" ? Path.Combine(repository.Root, cache) : null);

        var exception = Assert.Throws<PerfGateException>(() => inside.Create(repository, repository.HeadSha, Cancellation));

        Faults.Expect(exception, ExitCode.Invalid, DiagnosticIds.InvalidUsage, "PERFGATE_CACHE", repository.Root);
    }

    [Fact]
    public void Without_the_variable_it_lies_in_the_users_own_folders_outside_of_the_repository()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));

        var folder = new Worktrees(_ => null).FolderOf(repository);

        Assert.True(Path.IsPathFullyQualified(folder));
        Assert.Contains("perfgate", folder, StringComparison.Ordinal);
        Assert.Null(repository.RelativePath(folder));
    }

    [Fact]
    public void A_commit_that_is_not_there_fails_with_gits_words_and_leaves_nothing_behind()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));

        var exception = Assert.Throws<PerfGateException>(
            () => worktrees.Create(repository, "0123456789012345678901234567890123456789", Cancellation));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.GitFailed, "worktree add", "0123456789012345678901234567890123456789");
        Assert.Empty(Directory.GetFileSystemEntries(worktrees.FolderOf(repository)));
    }

    [Fact]
    public void A_run_that_is_cancelled_leaves_nothing_behind()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));

        Assert.ThrowsAny<OperationCanceledException>(() => worktrees.Create(repository, repository.HeadSha, new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFileSystemEntries(worktrees.FolderOf(repository)));
        Assert.Equal([repository.Root], Registered(repository.Root));
    }

    private static int EndedProcess()
    {
        using var process = Process.Start(new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.Id;
    }

    private List<string> Registered(string repository) =>
    [
        .. sandbox.Git(repository, "worktree", "list", "--porcelain")
            .Split('\n')
            .Where(line => line.StartsWith("worktree ", StringComparison.Ordinal))
            .Select(line => Path.GetFullPath(line["worktree ".Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A checkout as a run leaves it when it is killed: registered, with its owner's file, unlocked.</summary>
    private string Abandon(GitRepository repository, WorktreeOwner owner)
    {
        var path = Path.Combine(worktrees.FolderOf(repository), $"{repository.HeadSha[..12]}-{owner.ProcessId}-0");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        owner.Claim(path + WorktreeOwner.Extension).Dispose();
        sandbox.Git(repository.Root, "worktree", "add", "--quiet", "--detach", path);
        return path;
    }

    private (string Folder, string Library) WithSubmodule()
    {
        var library = sandbox.InitWithCommit("library");
        sandbox.Commit(library, "code.cs", "library");
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "submodule", "--quiet", "add", Sandbox.Url(library), "lib dir");
        sandbox.Git(folder, "commit", "--quiet", "--message", "submodule");
        return (folder, library);
    }
}
