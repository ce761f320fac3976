using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

/// <summary>The base on CI servers: a server repository, its pull request, and the clone that the CI system makes.</summary>
public sealed class PullRequestBaseTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly string server;

    /// <summary>Where the feature started.</summary>
    private readonly string start;

    /// <summary>The target's newest commit, and the merge commit's first parent.</summary>
    private readonly string target;

    private readonly string feature;
    private readonly string merge;

    public PullRequestBaseTests()
    {
        server = sandbox.InitWithCommit("server");
        start = sandbox.Commit(server, "start");
        sandbox.Git(server, "switch", "--quiet", "--create", "feature");
        sandbox.Commit(server, "change");
        feature = sandbox.Commit(server, "change2");
        sandbox.Git(server, "switch", "--quiet", "main");
        target = sandbox.Commit(server, "other");
        sandbox.Git(server, "switch", "--quiet", "--detach");
        merge = sandbox.Merge(server, "feature");
        sandbox.Git(server, "update-ref", "refs/pull/7/merge", merge);
        sandbox.Git(server, "switch", "--quiet", "main");
        sandbox.Git(server, "config", "uploadpack.allowAnySHA1InWant", "true");
    }

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void In_a_clone_of_depth_1_the_merge_commits_first_parent_is_fetched()
    {
        var clone = Checkout("refs/pull/7/merge", depth: 1);

        var choice = Choose(clone, GitHub(merge));

        Assert.Equal(new BaseChoice(target, "first parent of the pull request's merge commit (main)"), choice);
        Assert.Equal("other", sandbox.Git(clone, "show", "--no-patch", "--format=%s", target));
        Assert.Equal("true", sandbox.Git(clone, "rev-parse", "--is-shallow-repository"));
    }

    [Fact]
    public void In_a_full_clone_it_is_the_merge_commits_first_parent_also_when_the_target_has_moved_on()
    {
        sandbox.Commit(server, "later");
        var clone = Checkout("refs/pull/7/merge", depth: null);

        Assert.Equal(target, Choose(clone, GitHub(merge)).Sha);
    }

    [Fact]
    public void A_job_that_checks_out_the_feature_itself_gets_the_merge_base()
    {
        var clone = Checkout(feature, depth: null);

        Assert.Equal(new BaseChoice(start, "merge-base with origin/main"), Choose(clone, GitHub(merge)));
    }

    [Fact]
    public void A_feature_that_merged_its_target_is_not_taken_for_the_pull_requests_merge_commit()
    {
        sandbox.Git(server, "switch", "--quiet", "feature");
        var updated = sandbox.Merge(server, "main");
        var clone = Checkout(updated, depth: null);

        Assert.Equal(new BaseChoice(target, "merge-base with origin/main"), Choose(clone, GitHub(merge)));
    }

    [Fact]
    public void Azure_Pipelines_names_the_target_with_its_full_name()
    {
        var clone = Checkout("refs/pull/7/merge", depth: 1);
        var variables = new Dictionary<string, string>
        {
            ["SYSTEM_PULLREQUEST_TARGETBRANCH"] = "refs/heads/main",
            ["BUILD_SOURCEBRANCH"] = "refs/pull/7/merge",
            ["BUILD_SOURCEVERSION"] = merge,
        };

        Assert.Equal(new BaseChoice(target, "first parent of the pull request's merge commit (main)"), Choose(clone, variables));
    }

    [Fact]
    public void GitLab_names_the_base_itself()
    {
        var clone = Checkout(feature, depth: 1);
        var variables = new Dictionary<string, string>
        {
            ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main",
            ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = "",
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = start,
            ["CI_COMMIT_SHA"] = feature,
        };

        Assert.Equal(new BaseChoice(start, "CI_MERGE_REQUEST_DIFF_BASE_SHA"), Choose(clone, variables));
    }

    [Fact]
    public void GitLabs_merged_results_are_compared_with_the_target_that_they_contain()
    {
        var clone = Checkout(merge, depth: 1);
        var variables = new Dictionary<string, string>
        {
            ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main",
            ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = target,
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = start,
        };

        Assert.Equal(new BaseChoice(target, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), Choose(clone, variables));
    }

    [Fact]
    public void GitLab_without_a_base_of_its_own_gets_the_merge_base()
    {
        var clone = Checkout(feature, depth: null);

        Assert.Equal(
            new BaseChoice(start, "merge-base with origin/main"),
            Choose(clone, new() { ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main" }));
    }

    [Fact]
    public void Modified_files_do_not_move_the_base_of_a_pull_request()
    {
        var clone = Checkout("refs/pull/7/merge", depth: 1);
        Sandbox.Write(clone, "first", "modified by a step of the job");

        Assert.Equal(target, Choose(clone, GitHub(merge)).Sha);
    }

    [Fact]
    public void A_target_that_only_the_remote_has_is_fetched_and_the_history_deepened_to_the_merge_base()
    {
        for (var i = 0; i < 60; i++)
        {
            sandbox.Git(server, "commit", "--quiet", "--allow-empty", "--message", $"main {i}");
        }

        var clone = Checkout(feature, depth: 1);

        var choice = Choose(clone, new() { ["GITHUB_BASE_REF"] = "main" });

        Assert.Equal((start, "merge-base with origin/main"), (choice.Sha, choice.Origin));

        // 50 commits do not reach from main's tip to the start, 50 and 500 do.
        Assert.Contains("up to 550 more commits", choice.Note, StringComparison.Ordinal);
        Assert.Equal("start", sandbox.Git(clone, "show", "--no-patch", "--format=%s", start));
    }

    [Fact]
    public void A_local_commit_on_top_of_a_shallow_clone_is_deepened_from_what_the_remote_knows()
    {
        var clone = Checkout(feature, depth: 1);
        sandbox.Commit(clone, "never pushed");

        Assert.Equal(start, Choose(clone, new() { ["GITHUB_BASE_REF"] = "main" }).Sha);
    }

    [Fact]
    public void A_push_to_the_default_branch_in_a_clone_of_depth_1_fetches_the_first_parent()
    {
        var clone = sandbox.Clone(server, "clone", "--depth=1");

        Assert.Equal(new BaseChoice(start, "first parent") { IsOnBranch = true }, Choose(clone, []));
    }

    [Fact]
    public void A_detached_push_to_the_default_branch_in_a_clone_of_depth_1_fetches_the_first_parent()
    {
        var clone = sandbox.Clone(server, "clone", "--depth=1");
        sandbox.Git(clone, "checkout", "--quiet", "--detach");

        Assert.Equal(new BaseChoice(start, "first parent") { IsOnBranch = true }, Choose(clone, []));
    }

    [Fact]
    public void A_push_to_a_branch_in_a_clone_of_depth_1_finds_the_remotes_default_branch()
    {
        var clone = sandbox.Clone(server, "clone", "--depth=1", "--branch", "feature");

        var choice = Choose(clone, []);

        Assert.Equal((start, "merge-base with origin/main"), (choice.Sha, choice.Origin));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("no remote")]
    public void A_shallow_clone_whose_remote_does_not_answer_names_the_remedy(string how)
    {
        var clone = Checkout("refs/pull/7/merge", depth: 1);
        string[] change = how == "gone" ? ["remote", "set-url", "origin", Sandbox.Url(sandbox.In("missing"))] : ["remote", "remove", "origin"];
        sandbox.Git(clone, change);

        var exception = Assert.Throws<PerfGateException>(() => Choose(clone, GitHub(merge)));

        Faults.Expect(
            exception, ExitCode.NotMeasured, DiagnosticIds.ShallowClone, target, "fetch-depth: 0", "git fetch --unshallow", how == "gone" ? "missing" : "no remote");
    }

    [Fact]
    public void A_shallow_clone_whose_merge_base_cannot_be_fetched_names_the_remedy()
    {
        var clone = Checkout(feature, depth: 1);
        sandbox.Git(clone, "fetch", "--quiet", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main");
        sandbox.Git(clone, "remote", "set-url", "origin", Sandbox.Url(sandbox.In("missing")));

        var exception = Assert.Throws<PerfGateException>(() => Choose(clone, new() { ["GITHUB_BASE_REF"] = "main" }));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.ShallowClone, "merge-base of HEAD and origin/main", "--deepen=50", "fetch-depth: 0");
    }

    [Fact]
    public void A_shallow_clone_of_an_unrelated_history_ends_with_no_common_ancestor()
    {
        sandbox.Git(server, "switch", "--quiet", "--orphan", "orphan");
        sandbox.Commit(server, "o1");
        var orphan = sandbox.Commit(server, "o2");
        var clone = Checkout(orphan, depth: 1);

        var exception = Assert.Throws<PerfGateException>(() => Choose(clone, new() { ["GITHUB_BASE_REF"] = "main" }));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, "'origin/main'", "no common ancestor");
    }

    [Fact]
    public void A_target_that_nobody_has_names_the_branch_and_the_variable()
    {
        var clone = sandbox.Clone(server, "clone");

        var exception = Assert.Throws<PerfGateException>(() => Choose(clone, new() { ["GITHUB_BASE_REF"] = "gone" }));

        Faults.Expect(exception, ExitCode.NotMeasured, DiagnosticIds.BaseNotFound, "'gone'", "GITHUB_BASE_REF");
    }

    private static Dictionary<string, string> GitHub(string sha) => new()
    {
        ["GITHUB_BASE_REF"] = "main",
        ["GITHUB_REF"] = "refs/pull/7/merge",
        ["GITHUB_SHA"] = sha,
    };

    private static BaseChoice Choose(string folder, Dictionary<string, string> variables)
    {
        using var repository = GitRepository.Open(folder);
        return BaseSelection.Choose(repository, new() { Variable = variables.GetValueOrDefault }, TestContext.Current.CancellationToken);
    }

    /// <summary>As CI systems do it: an empty repository, a fetch of one revision (all branches too when not shallow), a detached checkout.</summary>
    private string Checkout(string revision, int? depth)
    {
        var clone = sandbox.Init("ci");
        sandbox.Git(clone, "remote", "add", "origin", Sandbox.Url(server));
        if (depth is null)
        {
            sandbox.Git(clone, "fetch", "--quiet", "origin");
            sandbox.Git(clone, "fetch", "--quiet", "--no-tags", "origin", $"+{revision}:refs/remotes/pull/7/merge");
        }
        else
        {
            sandbox.Git(clone, "fetch", "--quiet", "--no-tags", $"--depth={depth}", "origin", $"+{revision}:refs/remotes/pull/7/merge");
        }

        sandbox.Git(clone, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge");
        return clone;
    }
}
