using System.Text.Json.Nodes;
using PerfGate.GitHub.Artifacts;
using PerfGate.GitHub.Events;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests;

public sealed class EventTests : IDisposable
{
    private static readonly string Head = new('c', 40);

    private readonly FakeGitHub server = new();

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    public void A_pull_request_tells_its_number_head_and_whether_it_is_from_a_fork(int headRepository, int baseRepository, bool isFork)
    {
        var pull = GitHubEvent.Parse("pull_request", $$"""
            { "pull_request": { "number": 12, "head": { "sha": "{{Head}}", "repo": { "id": {{headRepository}} } }, "base": { "repo": { "id": {{baseRepository}} } } } }
            """)!.PullRequest();

        Assert.Equal(new PullRequestRun(12, Head, isFork), pull);
    }

    [Fact]
    public void A_merge_queue_and_a_push_have_a_commit_and_no_pull_request()
    {
        var queue = GitHubEvent.Parse("merge_group", $$"""{ "merge_group": { "head_sha": "{{Head}}" } }""")!;
        var push = GitHubEvent.Parse("push", $$"""{ "after": "{{Head}}" }""")!;

        Assert.Null(queue.PullRequest());
        Assert.Equal(Head, queue.HeadSha());
        Assert.Equal(Head, push.HeadSha());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_event_is_none(string text) => Assert.Null(GitHubEvent.Parse("push", text));

    [Fact]
    public void A_finished_run_is_read_from_the_event_alone()
    {
        var run = GitHubEvent.Parse("workflow_run", RunEvent())!.WorkflowRun();

        Assert.Equal(new WorkflowRun(99, 2, "pull_request", ".github/workflows/perfgate-pr.yml", Head, "feature", 5, "contributor"), run);
        Assert.Null(GitHubEvent.Parse("push", RunEvent())!.WorkflowRun());
    }

    [Fact]
    public async Task The_pull_request_is_the_one_with_the_runs_own_head()
    {
        server.Pulls.Add(Pull(3, Head, headRepository: 6));
        server.Pulls.Add(Pull(4, new string('d', 40), headRepository: 5));
        server.Pulls.Add(Pull(5, Head, headRepository: 5));

        var pull = await PullRequestSearch.FindAsync(Calls.Api(server), Run(), TestContext.Current.CancellationToken);

        Assert.Equal(new PullRequestRun(5, Head, IsFork: true), pull);
        Assert.Contains(server.Requests, request => request.Path.Contains("head=contributor%3Afeature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_two_fit_none_is_taken()
    {
        server.Pulls.Add(Pull(5, Head, headRepository: 5));
        server.Pulls.Add(Pull(6, Head, headRepository: 5));

        Assert.Null(await PullRequestSearch.FindAsync(Calls.Api(server), Run(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Archives_are_fetched_by_their_key_and_the_token_stays_with_github()
    {
        server.Artifacts.Add((1, "perfgate-measurements-default-1", [1, 2, 3]));
        server.Artifacts.Add((2, "logs", [9]));
        using var download = Download();

        var archives = await download.FetchAsync(99, "default", TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], Assert.Single(archives));
        Assert.Contains(server.Requests, request => request.Path.StartsWith("/store/", StringComparison.Ordinal) && request.Authorization is null or "");
        Assert.DoesNotContain(server.Requests, request => request.Path.StartsWith("/store/", StringComparison.Ordinal) && request.Authorization is { Length: > 0 });
    }

    [Fact]
    public async Task Archives_without_end_are_refused()
    {
        server.Artifacts.Add((1, "perfgate-measurements-default-1", new byte[2000]));
        using var download = Download(new ArchiveLimits { Archive = 1000 });

        await Assert.ThrowsAsync<RefusedArchiveException>(() => download.FetchAsync(99, "default", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "")]
    [InlineData("GITHUB_REPOSITORY", "no-slash")]
    [InlineData("GITHUB_REPOSITORY", "a/b/../../c")]
    [InlineData("GITHUB_API_URL", "http://api.example")]
    [InlineData("GITHUB_API_URL", "file:///etc")]
    public void A_target_that_is_missing_or_unsafe_is_named(string variable, string value)
    {
        var environment = new Dictionary<string, string> { ["GITHUB_TOKEN"] = "t", ["GH_TOKEN"] = "of another program", ["GITHUB_REPOSITORY"] = "a/b", [variable] = value };

        Assert.Null(GitHubTarget.FromEnvironment(environment.GetValueOrDefault, out var missing));
        Assert.Equal(variable, missing);
    }

    [Theory]
    [InlineData(null, "https://api.github.com/")]
    [InlineData("https://github.acme.example/api/v3", "https://github.acme.example/api/v3/")]
    [InlineData("https://api.acme.ghe.com", "https://api.acme.ghe.com/")]
    public void The_address_of_any_host_is_kept_as_it_is(string? given, string expected)
    {
        var environment = new Dictionary<string, string?> { ["GITHUB_TOKEN"] = "t", ["GITHUB_REPOSITORY"] = "a/b", ["GITHUB_API_URL"] = given };

        Assert.Equal(expected, GitHubTarget.FromEnvironment(environment.GetValueOrDefault, out _)!.Api.AbsoluteUri);
    }

    private ArtifactDownload Download(ArchiveLimits? limits = null) => new(Calls.Api(server), ("perfgate", "1.0"), limits ?? new ArchiveLimits(), new ImmediateTime());

    private static WorkflowRun Run() => GitHubEvent.Parse("workflow_run", RunEvent())!.WorkflowRun()!;

    private static JsonObject Pull(int number, string sha, int headRepository) => new()
    {
        ["number"] = number,
        ["head"] = new JsonObject { ["sha"] = sha, ["repo"] = new JsonObject { ["id"] = headRepository } },
        ["base"] = new JsonObject { ["repo"] = new JsonObject { ["id"] = 1 } },
    };

    private static string RunEvent() => $$"""
        { "workflow_run": { "id": 99, "run_attempt": 2, "event": "pull_request", "path": ".github/workflows/perfgate-pr.yml@refs/heads/x", "head_sha": "{{Head}}",
          "head_branch": "feature", "pull_requests": [], "head_repository": { "id": 5, "owner": { "login": "contributor" } } } }
        """;
}
