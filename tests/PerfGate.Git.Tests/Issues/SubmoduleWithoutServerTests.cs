namespace PerfGate.Git.Tests.Issues;

/// <summary>Reported: a submodule that is checked out, and whose server cannot be reached, ended the run with PG4004.</summary>
public sealed class SubmoduleWithoutServerTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly Worktrees worktrees;

    public SubmoduleWithoutServerTests() => worktrees = new Worktrees(name => name == "PERFGATE_CACHE" ? sandbox.In("the cache") : null);

    public void Dispose() => sandbox.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Its_commits_are_taken_from_the_users_own_clone()
    {
        var (folder, library, inner) = WithNestedSubmodules();
        var before = sandbox.Head(folder);
        var libraryBefore = sandbox.Head(Path.Combine(folder, "lib dir"));
        Update(folder, library);
        Unreachable(library, inner);
        using var repository = GitRepository.Open(folder);

        using var ofBase = worktrees.Create(repository, before, Cancellation);
        using var ofHead = worktrees.Create(repository, repository.HeadSha, Cancellation);

        Assert.Equal("old", File.ReadAllText(Path.Combine(ofBase.Path, "lib dir", "code.cs")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(ofHead.Path, "lib dir", "code.cs")));
        Assert.Equal("inner", File.ReadAllText(Path.Combine(ofBase.Path, "lib dir", "deep", "inner.cs")));
        Assert.Equal(libraryBefore, sandbox.Head(Path.Combine(ofBase.Path, "lib dir")));

        // LFS, and relative addresses of submodules below it, begin at the server.
        Assert.Equal(Sandbox.Url(library), sandbox.Git(Path.Combine(ofBase.Path, "lib dir"), "config", "remote.origin.url"));
    }

    [Fact]
    public void The_users_own_clone_stays_as_it_is()
    {
        var (folder, library, inner) = WithNestedSubmodules();
        Unreachable(library, inner);
        using var repository = GitRepository.Open(folder);
        var own = Path.Combine(folder, "lib dir");
        var before = (sandbox.Git(own, "config", "--list", "--local"), sandbox.Git(own, "show-ref"), sandbox.Git(folder, "status", "--porcelain"));

        worktrees.Create(repository, repository.HeadSha, Cancellation).Dispose();

        Assert.Equal(before, (sandbox.Git(own, "config", "--list", "--local"), sandbox.Git(own, "show-ref"), sandbox.Git(folder, "status", "--porcelain")));
        Assert.Equal("old", File.ReadAllText(Path.Combine(own, "code.cs")));
        Assert.Single(sandbox.Git(folder, "worktree", "list").Split('\n'));
    }

    [Fact]
    public void One_that_head_has_no_longer_is_taken_from_what_git_kept_of_it()
    {
        var (folder, library, inner) = WithNestedSubmodules(nested: false);
        var before = sandbox.Head(folder);
        sandbox.Git(folder, "rm", "--quiet", "lib dir");
        sandbox.Git(folder, "commit", "--quiet", "--message", "without it");
        Unreachable(library, inner);
        using var repository = GitRepository.Open(folder);

        using var ofBase = worktrees.Create(repository, before, Cancellation);

        Assert.Equal("old", File.ReadAllText(Path.Combine(ofBase.Path, "lib dir", "code.cs")));
    }

    [Fact]
    public void A_shallow_clone_of_it_is_enough()
    {
        var (folder, library, inner) = WithNestedSubmodules(nested: false);
        var clone = sandbox.Clone(folder, "clone");
        sandbox.Git(clone, "submodule", "--quiet", "update", "--init", "--depth", "1");
        Unreachable(library, inner);
        using var repository = GitRepository.Open(clone);

        using var lease = worktrees.Create(repository, repository.HeadSha, Cancellation);

        Assert.Equal("old", File.ReadAllText(Path.Combine(lease.Path, "lib dir", "code.cs")));
    }

    private (string Folder, string Library, string Inner) WithNestedSubmodules(bool nested = true)
    {
        var inner = sandbox.InitWithCommit("inner");
        sandbox.Commit(inner, "inner.cs", "inner");
        var library = sandbox.InitWithCommit("library");
        sandbox.Commit(library, "code.cs", "old");
        if (nested)
        {
            sandbox.Git(library, "submodule", "--quiet", "add", Sandbox.Url(inner), "deep");
            sandbox.Git(library, "commit", "--quiet", "--message", "inner");
        }

        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "submodule", "--quiet", "add", Sandbox.Url(library), "lib dir");
        sandbox.Git(folder, "submodule", "--quiet", "update", "--init", "--recursive");
        sandbox.Git(folder, "commit", "--quiet", "--message", "submodule");
        return (folder, library, inner);
    }

    private void Update(string folder, string library)
    {
        sandbox.Commit(library, "code.cs", "new");
        sandbox.Git(Path.Combine(folder, "lib dir"), "pull", "--quiet");
        sandbox.Git(folder, "add", "lib dir");
        sandbox.Git(folder, "commit", "--quiet", "--message", "newer library");
    }

    private static void Unreachable(params string[] servers)
    {
        foreach (var server in servers)
        {
            Directory.Move(server, server + "-unreachable");
        }
    }
}
