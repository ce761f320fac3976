using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

public sealed class BaseSelectionTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void On_a_branch_it_is_the_merge_base_with_the_local_default_branch()
    {
        var folder = sandbox.InitWithCommit("r");
        var start = sandbox.Head(folder);
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(folder, "change");
        sandbox.Git(folder, "switch", "--quiet", "main");
        sandbox.Commit(folder, "other");
        sandbox.Git(folder, "switch", "--quiet", "feature");

        Assert.Equal(new BaseChoice(start, "merge-base with main"), Choose(folder));
    }

    [Fact]
    public void On_a_branch_modified_files_do_not_move_the_base()
    {
        var folder = sandbox.InitWithCommit("r");
        var start = sandbox.Head(folder);
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(folder, "change");
        Sandbox.Write(folder, "first", "modified");

        Assert.Equal(start, Choose(folder).Sha);
    }

    [Fact]
    public void A_branch_without_commits_of_its_own_and_with_modified_files_has_HEAD_as_its_base()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        Sandbox.Write(folder, "first", "modified");

        Assert.Equal(new BaseChoice(sandbox.Head(folder), "merge-base with main"), Choose(folder));
    }

    [Fact]
    public void A_branch_without_any_change_is_told_that_nothing_can_differ()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");

        var choice = Choose(folder);

        Assert.Equal(sandbox.Head(folder), choice.Sha);
        Assert.Contains("nothing can differ", choice.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_default_branch_it_is_the_first_parent_and_untracked_files_do_not_count()
    {
        var folder = sandbox.InitWithCommit("r");
        var parent = sandbox.Head(folder);
        sandbox.Commit(folder, "second");
        Sandbox.Write(folder, "untracked", "x");

        Assert.Equal(new BaseChoice(parent, "first parent") { IsOnBranch = true }, Choose(folder));
    }

    [Fact]
    public void On_the_default_branch_after_a_merge_it_is_the_state_before_the_merge()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(folder, "change");
        sandbox.Git(folder, "switch", "--quiet", "main");
        var before = sandbox.Commit(folder, "other");
        sandbox.Merge(folder, "feature");

        Assert.Equal(before, Choose(folder).Sha);
    }

    [Theory]
    [InlineData("modified")]
    [InlineData("staged")]
    [InlineData("deleted")]
    public void On_the_default_branch_with_modified_files_it_is_HEAD(string how)
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Commit(folder, "second");
        switch (how)
        {
            case "deleted":
                File.Delete(Path.Combine(folder, "first"));
                break;
            case "staged":
                Sandbox.Write(folder, "new file", "x");
                sandbox.Git(folder, "add", "new file");
                break;
            default:
                Sandbox.Write(folder, "first", "x");
                break;
        }

        Assert.Equal(new BaseChoice(sandbox.Head(folder), "HEAD (tracked files are modified)") { IsOnBranch = true }, Choose(folder));
    }

    [Fact]
    public void A_root_commit_has_no_base()
    {
        var choice = Choose(sandbox.InitWithCommit("r"));

        Assert.Null(choice.Sha);
        Assert.Contains("root commit", choice.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detached_commit_of_the_default_branch_is_compared_with_its_first_parent()
    {
        var folder = sandbox.InitWithCommit("r");
        var parent = sandbox.Head(folder);
        sandbox.Commit(folder, "second");
        sandbox.Git(folder, "checkout", "--quiet", "--detach");
        sandbox.Git(folder, "branch", "--quiet", "unrelated");

        Assert.Equal(new BaseChoice(parent, "first parent") { IsOnBranch = true }, Choose(folder));
    }

    [Fact]
    public void The_default_branch_is_the_one_that_the_remote_names()
    {
        var server = sandbox.InitWithCommit("server");
        sandbox.Git(server, "switch", "--quiet", "--create", "develop");
        var start = sandbox.Commit(server, "second");
        var clone = sandbox.Clone(server, "clone");
        sandbox.Git(clone, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(clone, "change");

        Assert.Equal(new BaseChoice(start, "merge-base with origin/develop"), Choose(clone));
    }

    [Fact]
    public void A_clone_of_one_branch_asks_the_remote_for_its_default_branch()
    {
        var server = sandbox.InitWithCommit("server");
        sandbox.Git(server, "branch", "--quiet", "--move", "trunk");
        var start = sandbox.Head(server);
        sandbox.Git(server, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(server, "change");
        sandbox.Git(server, "switch", "--quiet", "trunk");
        var clone = sandbox.Clone(server, "clone", "--single-branch", "--branch", "feature");

        Assert.Equal(new BaseChoice(start, "merge-base with origin/trunk"), Choose(clone));
        Assert.Equal("false", sandbox.Git(clone, "rev-parse", "--is-shallow-repository"));
    }

    [Theory]
    [InlineData("release")]
    [InlineData("origin/release")]
    [InlineData("refs/heads/release")]
    public void The_rules_may_name_another_branch(string name)
    {
        var server = sandbox.InitWithCommit("server");
        sandbox.Git(server, "switch", "--quiet", "--create", "release");
        var start = sandbox.Commit(server, "second");
        var clone = sandbox.Clone(server, "clone");
        sandbox.Git(clone, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(clone, "change");

        Assert.Equal(new BaseChoice(start, "merge-base with origin/release"), Choose(clone, Request(compareBranch: name)));
    }

    [Fact]
    public void On_the_branch_that_the_rules_name_it_is_the_first_parent()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "release");
        var parent = sandbox.Commit(folder, "second");
        sandbox.Commit(folder, "third");

        Assert.Equal(new BaseChoice(parent, "first parent") { IsOnBranch = true }, Choose(folder, Request(compareBranch: "release")));
    }

    [Fact]
    public void A_branch_that_the_rules_name_and_nobody_has_is_invalid()
    {
        var folder = sandbox.InitWithCommit("r");

        var exception = Assert.Throws<PerfGateException>(() => Choose(folder, Request(compareBranch: "relaese")));

        Faults.Expect(exception, ExitCode.Invalid, DiagnosticIds.BaseNotFound, "'relaese'", "compare.branch");
    }

    [Fact]
    public void Without_any_default_branch_the_user_is_asked_to_name_one()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "branch", "--quiet", "--move", "one");
        sandbox.Git(folder, "branch", "--quiet", "two");

        var exception = Assert.Throws<PerfGateException>(() => Choose(folder));

        Faults.Expect(exception, ExitCode.Invalid, DiagnosticIds.BaseNotFound, "perfgate.yml", "--base");
    }

    [Fact]
    public void Unrelated_histories_are_said_to_have_no_common_ancestor()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--orphan", "new");
        sandbox.Commit(folder, "other");

        var exception = Assert.Throws<PerfGateException>(() => Choose(folder));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, "'main'", "no common ancestor");
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("HEAD~2")]
    [InlineData("main~2")]
    public void A_named_base_is_any_revision(string revision)
    {
        var folder = sandbox.InitWithCommit("r");
        var first = sandbox.Head(folder);
        sandbox.Git(folder, "tag", "--annotate", "--message", "one", "v1");
        sandbox.Commit(folder, "second");
        sandbox.Commit(folder, "third");

        Assert.Equal(new BaseChoice(first, $"--base {revision}"), Choose(folder, Request(revision: revision)));
        Assert.Equal(first, Choose(folder, Request(revision: first[..9])).Sha);
    }

    [Fact]
    public void A_named_base_may_be_a_branch_of_the_remote_without_its_name()
    {
        var server = sandbox.InitWithCommit("server");
        var first = sandbox.Head(server);
        sandbox.Git(server, "branch", "--quiet", "other");
        sandbox.Commit(server, "second");
        var clone = sandbox.Clone(server, "clone");

        Assert.Equal(first, Choose(clone, Request(revision: "other")).Sha);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("--all")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void An_unknown_named_base_is_invalid(string revision)
    {
        var folder = sandbox.InitWithCommit("r");

        var exception = Assert.Throws<PerfGateException>(() => Choose(folder, Request(revision: revision)));

        Faults.Expect(exception, ExitCode.Invalid, DiagnosticIds.BaseNotFound, $"'{revision}'", "--base");
    }

    [Fact]
    public void A_named_base_wins_over_the_pull_request()
    {
        var folder = sandbox.InitWithCommit("r");
        var first = sandbox.Head(folder);
        sandbox.Commit(folder, "second");

        var choice = Choose(folder, new() { Revision = "HEAD~1", Variable = name => name == "GITHUB_BASE_REF" ? "missing" : null });

        Assert.Equal(first, choice.Sha);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("main")]
    public void A_named_base_that_a_shallow_clone_lacks_is_fetched(string revision)
    {
        var server = sandbox.InitWithCommit("server");
        var first = sandbox.Head(server);
        sandbox.Git(server, "tag", "--annotate", "--message", "one", "v1");
        sandbox.Git(server, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(server, "change");
        var clone = sandbox.Clone(server, "clone", "--depth=1", "--branch", "feature");

        Assert.Equal(first, Choose(clone, Request(revision: revision)).Sha);
        Assert.Equal("commit", sandbox.Git(clone, "cat-file", "-t", first));
    }

    [Fact]
    public void An_unknown_named_base_of_a_shallow_clone_names_the_remedy()
    {
        var server = sandbox.InitWithCommit("server");
        sandbox.Commit(server, "second");
        var clone = sandbox.Clone(server, "clone", "--depth=1");

        var exception = Assert.Throws<PerfGateException>(() => Choose(clone, Request(revision: "nonsense")));

        Faults.Expect(exception, ExitCode.Invalid, DiagnosticIds.BaseNotFound, "'nonsense'", "--unshallow");
    }

    [Fact]
    public void Of_criss_cross_merges_it_is_the_newest_merge_base()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        var older = sandbox.Commit(folder, "change");
        sandbox.Git(folder, "switch", "--quiet", "main");
        var newer = sandbox.Commit(folder, "other");
        sandbox.Merge(folder, older);
        sandbox.Git(folder, "switch", "--quiet", "feature");
        sandbox.Merge(folder, newer);
        Assert.Equal(2, sandbox.Git(folder, "merge-base", "--all", "main", "feature").Split('\n').Length);

        var choice = Choose(folder);

        Assert.Equal(newer, choice.Sha);
        Assert.Contains("2 merge-bases", choice.Note, StringComparison.Ordinal);
    }

    /// <summary>None of the variables of the CI server that runs the tests.</summary>
    private static BaseRequest Request(string? revision = null, string? compareBranch = null) =>
        new() { Revision = revision, CompareBranch = compareBranch, Variable = _ => null };

    private static BaseChoice Choose(string folder, BaseRequest? request = null)
    {
        using var repository = GitRepository.Open(folder);
        return BaseSelection.Choose(repository, request ?? Request(), TestContext.Current.CancellationToken);
    }
}
