using System.Text;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

public sealed class GitRepositoryTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Opens_from_a_folder_below_the_root()
    {
        var folder = sandbox.InitWithCommit("repo with spaces");
        var sha = sandbox.Commit(folder, "src/deep/file.cs");

        using var repository = GitRepository.Open(Path.Combine(folder, "src", "deep"));

        Assert.Equal((folder, sha, "main", false), (repository.Root, repository.HeadSha, repository.Branch, repository.IsShallow));
    }

    [Fact]
    public void A_branch_keeps_the_slashes_of_its_name()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "users/me/fix");

        using var repository = GitRepository.Open(folder);

        Assert.Equal("users/me/fix", repository.Branch);
    }

    [Fact]
    public void The_main_branch_is_not_the_one_that_is_checked_out()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "users/me/fix");

        using var repository = GitRepository.Open(folder);

        Assert.Equal("main", repository.MainBranch(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Without_a_usual_name_the_main_branch_is_the_one_that_is_checked_out()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "branch", "--quiet", "--move", "main", "trunk");
        sandbox.Git(folder, "branch", "--quiet", "other");

        using var repository = GitRepository.Open(folder);

        Assert.Equal("trunk", repository.MainBranch(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_detached_head_has_no_branch()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "checkout", "--quiet", "--detach");

        using var repository = GitRepository.Open(folder);

        Assert.Null(repository.Branch);
    }

    [Fact]
    public void A_linked_worktree_is_a_repository_with_its_own_head()
    {
        var folder = sandbox.InitWithCommit("r");
        var first = sandbox.Head(folder);
        sandbox.Git(folder, "worktree", "add", "--quiet", "-b", "feature", sandbox.In("linked"));
        var change = sandbox.Commit(sandbox.In("linked"), "change");
        Sandbox.Write(folder, "first", "modified in the main work tree only");

        using var repository = GitRepository.Open(sandbox.In("linked"));

        Assert.Equal((sandbox.In("linked"), change, "feature"), (repository.Root, repository.HeadSha, repository.Branch));
        Assert.False(repository.IsDirty);
        Assert.Equal([change, first], repository.Ancestors(change));
        Assert.Equal(new BaseChoice(first, "merge-base with main"), BaseSelection.Choose(repository, new() { Variable = _ => null }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Changed_files_are_committed_modified_and_new_ones_but_not_ignored_ones()
    {
        var folder = sandbox.InitWithCommit("r");
        var start = sandbox.Commit(folder, "kept");
        sandbox.Commit(folder, "committed");
        sandbox.Commit(folder, ".gitignore", "*.log\n");
        Sandbox.Write(folder, "kept", "modified");
        Sandbox.Write(folder, "new file", "");
        Sandbox.Write(folder, "a.log", "");

        using var repository = GitRepository.Open(folder);

        Assert.Equal([".gitignore", "committed", "kept", "new file"], repository.ChangedFiles(start).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Changed_files_of_two_commits_are_of_the_commits_alone()
    {
        var folder = sandbox.InitWithCommit("r");
        var start = sandbox.Commit(folder, "kept");
        var end = sandbox.Commit(folder, "größer.cs");
        sandbox.Commit(folder, "later");
        Sandbox.Write(folder, "kept", "modified");
        Sandbox.Write(folder, "new file", "");

        using var repository = GitRepository.Open(folder);

        Assert.Equal(["größer.cs"], repository.ChangedFiles(start, end));
        Assert.Equal(["größer.cs"], repository.ChangedFiles(end, start));
        Assert.Empty(repository.ChangedFiles(end, end));
    }

    [Fact]
    public void The_position_on_a_branch_counts_first_parents_and_needs_no_history_of_its_own()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Commit(folder, "second");
        using (var repository = GitRepository.Open(folder))
        {
            Assert.Equal(2, repository.PositionOnBranch(repository.HeadSha));
            Assert.Equal(1, repository.PositionOnBranch(sandbox.Head(folder, "HEAD~1")));
        }

        using var shallow = GitRepository.Open(sandbox.Clone(Sandbox.Url(folder), "shallow", "--depth=1"));
        Assert.True(shallow.IsShallow);
        Assert.Equal(shallow.PositionOnBranch(shallow.HeadSha), shallow.PositionOnBranch(shallow.HeadSha));
        Assert.InRange(shallow.PositionOnBranch(shallow.HeadSha), 0, int.MaxValue);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("missing")]
    public void A_folder_outside_of_any_repository_is_refused(string name)
    {
        Directory.CreateDirectory(sandbox.In("plain"));

        var exception = Assert.Throws<PerfGateException>(() => GitRepository.Open(sandbox.In(name)));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.NotARepository, sandbox.In(name), "perfgate compare");
    }

    [Fact]
    public void A_bare_repository_is_refused()
    {
        sandbox.Git(sandbox.Folder, "init", "--quiet", "--bare", "bare");

        var exception = Assert.Throws<PerfGateException>(() => GitRepository.Open(sandbox.In("bare")));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.NotARepository, "work tree");
    }

    [Fact]
    public void A_repository_without_a_commit_is_refused()
    {
        var exception = Assert.Throws<PerfGateException>(() => GitRepository.Open(sandbox.Init("r")));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, "no commit");
    }

    [Fact]
    public void A_missing_git_program_is_named_with_the_remedy()
    {
        var exception = Assert.Throws<PerfGateException>(() => GitRepository.Open(sandbox.InitWithCommit("r"), "git-is-not-installed"));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.GitFailed, "'git-is-not-installed'", "install git");
    }

    [Fact]
    public void A_repository_of_another_user_is_refused_with_the_command_that_trusts_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell script in place of git");
        var folder = sandbox.InitWithCommit("theirs");
        var script = Sandbox.WriteScript(sandbox.Folder, "git.sh", "#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"\n");

        var exception = Assert.Throws<PerfGateException>(() => GitRepository.Open(folder, script));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.GitFailed, $"git config --global --add safe.directory \"{folder}\"");
    }

    [Fact]
    public void Modified_staged_and_deleted_files_are_listed_and_untracked_ones_are_not()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Commit(folder, "a b.txt");
        sandbox.Commit(folder, "deleted");
        sandbox.Commit(folder, "moved");
        sandbox.Commit(folder, "überall");
        Sandbox.Write(folder, "a b.txt", "x");
        Sandbox.Write(folder, "überall", "x");
        Sandbox.Write(folder, "staged", "x");
        Sandbox.Write(folder, "untracked", "x");
        File.Delete(Path.Combine(folder, "deleted"));
        sandbox.Git(folder, "add", "staged");
        sandbox.Git(folder, "mv", "moved", "renamed");

        using var repository = GitRepository.Open(folder);

        Assert.True(repository.IsDirty);
        Assert.Equal(
            ["a b.txt", "deleted", "moved", "renamed", "staged", "überall"],
            repository.ModifiedTrackedFiles().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_clean_work_tree_with_untracked_files_is_not_dirty()
    {
        var folder = sandbox.InitWithCommit("r");
        Sandbox.Write(folder, "untracked", "x");
        File.SetLastWriteTimeUtc(Path.Combine(folder, "first"), DateTime.UtcNow.AddHours(1));

        using var repository = GitRepository.Open(folder);

        Assert.False(repository.IsDirty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Blobs_are_read_as_committed(bool withProgram)
    {
        var folder = sandbox.InitWithCommit("r");
        var sha = sandbox.Commit(folder, "baselines/env one/é.json", "ä\r\nline");
        sandbox.Commit(folder, "baselines/env one/é.json", "newer");

        using var objects = Objects(folder, withProgram);

        Assert.Equal("ä\r\nline", Encoding.UTF8.GetString(objects.ReadBlob(sha, "baselines/env one/é.json")!));
        Assert.Null(objects.ReadBlob(sha, "baselines/missing.json"));
        Assert.Null(objects.ReadBlob(sha, "baselines/env one"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Trees_are_listed_recursively_in_ordinal_order(bool withProgram)
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Commit(folder, "baselines/b/2.json");
        sandbox.Commit(folder, "baselines/b/10.json");
        sandbox.Commit(folder, "baselines/B.json");
        var sha = sandbox.Commit(folder, "baselines-not/1.json");

        using var objects = Objects(folder, withProgram);

        Assert.Equal(["baselines/B.json", "baselines/b/10.json", "baselines/b/2.json"], objects.ListTree(sha, "baselines"));
        Assert.Equal(5, objects.ListTree(sha, "").Count);
        Assert.Empty(objects.ListTree(sha, "missing"));
        Assert.Empty(objects.ListTree(sha, "first"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ancestors_come_newest_first_from_both_sides_of_a_merge(bool withProgram)
    {
        var folder = sandbox.InitWithCommit("r");
        var root = sandbox.Head(folder);
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        var feature1 = sandbox.Commit(folder, "feature1");
        sandbox.Git(folder, "switch", "--quiet", "main");
        var main1 = sandbox.Commit(folder, "main1");
        sandbox.Git(folder, "switch", "--quiet", "feature");
        var feature2 = sandbox.Commit(folder, "feature2");
        sandbox.Git(folder, "switch", "--quiet", "main");
        var merge = sandbox.Merge(folder, "feature");

        using var objects = Objects(folder, withProgram);

        Assert.Equal([merge, feature2, main1, feature1, root], objects.Ancestors(merge));
        Assert.Equal([main1, root], objects.Ancestors(main1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_commit_that_is_not_there_is_named(bool withProgram)
    {
        const string sha = "0123456789012345678901234567890123456789";
        using var objects = Objects(sandbox.InitWithCommit("r"), withProgram);

        Faults.Expect(Assert.Throws<PerfGateException>(() => objects.Ancestors(sha).Count()), ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, sha);
        Faults.Expect(Assert.Throws<PerfGateException>(() => objects.ReadBlob(sha, "first")), ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, sha);
        Faults.Expect(Assert.Throws<PerfGateException>(() => objects.ListTree(sha, "")), ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, sha);
    }

    [Fact]
    public void A_shallow_clones_history_ends_where_it_was_cut()
    {
        var server = sandbox.InitWithCommit("server");
        var second = sandbox.Commit(server, "second");
        var third = sandbox.Commit(server, "third");
        var clone = sandbox.Clone(server, "clone", "--depth=2");

        using var repository = GitRepository.Open(clone);

        Assert.True(repository.IsShallow);
        Assert.Equal([third, second], repository.Ancestors(third));
    }

    [Fact]
    public void A_partial_clone_fetches_the_blobs_that_it_lacks()
    {
        var server = sandbox.InitWithCommit("server");
        var old = sandbox.Commit(server, "baselines/1.json", "old");
        sandbox.Commit(server, "baselines/1.json", "new");
        sandbox.Git(server, "config", "uploadpack.allowFilter", "true");
        sandbox.Git(server, "config", "uploadpack.allowAnySHA1InWant", "true");
        var clone = sandbox.Clone(server, "clone", "--filter=blob:none");

        using var repository = GitRepository.Open(clone);

        Assert.Equal("old", Encoding.UTF8.GetString(repository.ReadBlob(old, "baselines/1.json")!));
        Assert.Equal(3, repository.Ancestors(repository.HeadSha).Count());
    }

    [Fact]
    public void A_repository_that_libgit2_does_not_understand_is_read_with_the_program()
    {
        var folder = sandbox.In("sha256");
        Directory.CreateDirectory(folder);
        sandbox.Git(folder, "init", "--quiet", "--object-format=sha256");
        var first = sandbox.Commit(folder, "first", "text");
        var second = sandbox.Commit(folder, "second");
        Assert.Null(LibGit2Objects.TryOpen(folder));

        using var repository = GitRepository.Open(folder);

        Assert.Equal(64, first.Length);
        Assert.Equal([second, first], repository.Ancestors(second));
        Assert.Equal("text", Encoding.UTF8.GetString(repository.ReadBlob(second, "first")!));
        Assert.Equal(["first", "second"], repository.ListTree(second, ""));
    }

    [Fact]
    public void Paths_are_relative_to_the_root_with_forward_slashes()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));

        Assert.Equal("src/a b/new.cs", repository.RelativePath(Path.Combine(repository.Root, "src", "a b", "new.cs")));
        Assert.Equal("", repository.RelativePath(repository.Root + Path.DirectorySeparatorChar));
        Assert.Null(repository.RelativePath(sandbox.In("r-sibling", "a.cs")));
        Assert.Null(repository.RelativePath(sandbox.Folder));
    }

    [Fact]
    public void A_path_through_a_link_is_found_in_the_repository()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        sandbox.InitWithCommit("r");
        Directory.CreateSymbolicLink(sandbox.In("link"), sandbox.In("r"));

        using var repository = GitRepository.Open(sandbox.In("link"));

        Assert.Equal(sandbox.In("r"), repository.Root);
        Assert.Equal("first", repository.RelativePath(sandbox.In("link", "first")));
    }

    private static ICommitObjects Objects(string folder, bool withProgram) =>
        withProgram ? new ProgramObjects(new GitProgram(folder)) : LibGit2Objects.TryOpen(folder)!;
}
