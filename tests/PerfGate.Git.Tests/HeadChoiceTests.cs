using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

/// <summary>A head that is a commit, and the base that is chosen for it, whatever is checked out and modified.</summary>
public sealed class HeadChoiceTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Without_a_revision_it_is_the_work_tree()
    {
        var folder = sandbox.InitWithCommit("r");
        Sandbox.Write(folder, "first", "modified");

        using var repository = GitRepository.Open(folder);
        var head = HeadChoice.Choose(repository, null, TestContext.Current.CancellationToken);

        Assert.Equal(new HeadChoice(sandbox.Head(folder), "main"), head);
        Assert.Equal("the work tree", head.Origin);
        Assert.True(head.IsModified(repository));
    }

    [Theory]
    [InlineData("v1", null)]
    [InlineData("main~1", null)]
    [InlineData("feature", "feature")]
    [InlineData("refs/heads/feature", "feature")]
    public void A_revision_is_a_commit_that_is_never_modified(string revision, string? branch)
    {
        var folder = sandbox.InitWithCommit("r");
        var first = sandbox.Head(folder);
        sandbox.Git(folder, "tag", "--annotate", "--message", "one", "v1");
        sandbox.Git(folder, "branch", "--quiet", "feature");
        sandbox.Commit(folder, "second");
        Sandbox.Write(folder, "first", "modified");

        using var repository = GitRepository.Open(folder);
        var head = HeadChoice.Choose(repository, revision, TestContext.Current.CancellationToken);

        Assert.Equal(new HeadChoice(first, branch, revision), head);
        Assert.Equal($"the revision {revision}", head.Origin);
        Assert.False(head.IsModified(repository));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("--all")]
    [InlineData("HEAD:first")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void An_unknown_revision_is_invalid(string revision)
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));

        var exception = Assert.Throws<PerfGateException>(() => HeadChoice.Choose(repository, revision, TestContext.Current.CancellationToken));

        Faults.Expect(exception, ExitCode.Invalid, DiagnosticIds.BaseNotFound, $"'{revision}'", "--head");
    }

    [Fact]
    public void A_revision_that_a_shallow_clone_lacks_is_fetched()
    {
        var server = sandbox.InitWithCommit("server");
        var first = sandbox.Head(server);
        sandbox.Git(server, "tag", "v1");
        sandbox.Commit(server, "second");
        var clone = sandbox.Clone(server, "clone", "--depth=1");

        Assert.Equal(BaseChoice.None("v1 is a root commit: it has no parent to compare with"), Choose(clone, "v1"));
        Assert.Equal("commit", sandbox.Git(clone, "cat-file", "-t", first));
    }

    [Fact]
    public void A_commit_of_a_branch_is_compared_with_the_merge_base_of_that_branch()
    {
        var (folder, start, feature) = Feature();
        Sandbox.Write(folder, "first", "modified");

        Assert.Equal(new BaseChoice(start, "merge-base with main"), Choose(folder, feature));
        Assert.Equal(new BaseChoice(start, "merge-base with main"), Choose(folder, "feature"));
    }

    [Fact]
    public void A_commit_of_the_main_branch_is_compared_with_its_first_parent_also_from_a_feature_with_modified_files()
    {
        var (folder, start, _) = Feature();
        var merge = sandbox.Merge(folder, "feature");
        var before = sandbox.Head(folder, "HEAD~1");
        sandbox.Commit(folder, "later");
        sandbox.Git(folder, "switch", "--quiet", "feature");
        Sandbox.Write(folder, "first", "modified");

        Assert.Equal(new BaseChoice(before, "first parent") { IsOnBranch = true }, Choose(folder, merge));
        Assert.Equal(new BaseChoice(start, "first parent") { IsOnBranch = true }, Choose(folder, before));
        Assert.Equal(new BaseChoice(merge, "first parent") { IsOnBranch = true }, Choose(folder, "main"));
    }

    [Fact]
    public void A_branch_that_was_merged_is_compared_with_the_parent_of_its_last_commit()
    {
        var (folder, start, feature) = Feature();
        sandbox.Merge(folder, "feature");

        Assert.Equal(new BaseChoice(start, "first parent") { IsOnBranch = true }, Choose(folder, "feature"));
        Assert.Equal(start, sandbox.Head(folder, feature + "~1"));
    }

    [Fact]
    public void The_main_branch_ahead_of_its_remote_is_compared_as_when_it_is_checked_out()
    {
        var server = sandbox.InitWithCommit("server");
        var clone = sandbox.Clone(server, "clone");
        var one = sandbox.Commit(clone, "one");
        sandbox.Commit(clone, "two");

        Assert.Equal(one, Choose(clone, "main").Sha);
        Assert.Equal(one, Choose(clone, "HEAD").Sha);
        Assert.Equal(sandbox.Head(server), Choose(clone, "main~1").Sha);
    }

    [Fact]
    public void A_root_commit_has_no_base()
    {
        var (folder, start, _) = Feature();

        Assert.Equal(BaseChoice.None($"{start} is a root commit: it has no parent to compare with"), Choose(folder, start));
    }

    [Fact]
    public void A_named_base_is_taken_and_the_same_commit_is_told_that_nothing_can_differ()
    {
        var (folder, start, feature) = Feature();
        Sandbox.Write(folder, "first", "modified");

        Assert.Equal(new BaseChoice(start, "--base main~1"), Choose(folder, "feature", revision: "main~1"));
        Assert.Equal(
            new BaseChoice(feature, "--base feature", "the base is feature itself: nothing can differ"),
            Choose(folder, "feature", revision: "feature"));
    }

    [Fact]
    public void The_pull_requests_target_counts_and_its_merge_commit_only_where_that_is_the_head()
    {
        var (folder, start, feature) = Feature();
        var target = sandbox.Head(folder, "main");
        sandbox.Git(folder, "branch", "--quiet", "--move", "main", "release");
        sandbox.Git(folder, "switch", "--quiet", "--detach");
        var merge = sandbox.Merge(folder, "feature");
        var variables = new Dictionary<string, string> { ["GITHUB_BASE_REF"] = "release", ["GITHUB_REF"] = "refs/pull/7/merge", ["GITHUB_SHA"] = merge };
        sandbox.Git(folder, "remote", "add", "origin", Sandbox.Url(folder));
        sandbox.Git(folder, "fetch", "--quiet", "origin");

        Assert.Equal(target, Choose(folder, "HEAD", variable: variables.GetValueOrDefault).Sha);
        Assert.Equal(new BaseChoice(start, "merge-base with origin/release"), Choose(folder, feature, variable: variables.GetValueOrDefault));
        Assert.Equal(new BaseChoice(start, "first parent") { IsOnBranch = true }, Choose(folder, target, variable: variables.GetValueOrDefault));
    }

    [Fact]
    public void Unrelated_histories_are_said_by_the_revisions_name()
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Git(folder, "switch", "--quiet", "--orphan", "new");
        sandbox.Commit(folder, "other");
        sandbox.Git(folder, "switch", "--quiet", "main");

        var exception = Assert.Throws<PerfGateException>(() => Choose(folder, "new"));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, "new and 'main'", "no common ancestor");
    }

    /// <summary>Main with two commits is checked out, and a feature of one commit starts at the first.</summary>
    private (string Folder, string Start, string Feature) Feature()
    {
        var folder = sandbox.InitWithCommit("r");
        var start = sandbox.Head(folder);
        sandbox.Git(folder, "switch", "--quiet", "--create", "feature");
        var feature = sandbox.Commit(folder, "change");
        sandbox.Git(folder, "switch", "--quiet", "main");
        sandbox.Commit(folder, "other");
        return (folder, start, feature);
    }

    /// <summary>Without the variables of the CI server that runs the tests.</summary>
    private static BaseChoice Choose(string folder, string head, string? revision = null, Func<string, string?>? variable = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var repository = GitRepository.Open(folder);
        var request = new BaseRequest
        {
            Head = HeadChoice.Choose(repository, head, cancellation),
            Revision = revision,
            Variable = variable ?? (_ => null),
        };
        return BaseSelection.Choose(repository, request, cancellation);
    }
}
