using System.Collections.Concurrent;
using PerfGate.Core.Rendering.Comment;
using PerfGate.GitHub.Checks;
using PerfGate.GitHub.Comments;
using PerfGate.GitHub.Events;
using PerfGate.GitHub.Images;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests;

/// <summary>
/// Every request that PerfGate sends, against a server made of GitHub's own description of its interface: eng/web/contract.mjs starts
/// one. It remembers nothing and answers with examples, but refuses what the description does not allow.
/// </summary>
public sealed class ContractTests
{
    private readonly ConcurrentQueue<(string Request, int Status, string Body)> answers = new();

    [Fact]
    public async Task The_comment_is_read_written_and_removed_as_described()
    {
        var api = Api();
        await api.GetAsync("pulls/7", TestContext.Current.CancellationToken);
        await api.GetAllAsync("issues/7/comments", null, TestContext.Current.CancellationToken);
        var draft = new CommentDraft(7, "default", new CommentStamp(1, 1, new string('a', 40)), _ => "body", IsNeeded: true);
        await new StickyComment(api, new ImmediateTime()).PostAsync(draft, FakeGitHub.Bot, TestContext.Current.CancellationToken);
        await api.PatchAsync("issues/comments/42", new System.Text.Json.Nodes.JsonObject { ["body"] = "body" });
        await api.DeleteAsync("issues/comments/42");
        await api.GetUserAsync(TestContext.Current.CancellationToken);

        Accepted("GET pulls/7", "GET issues/7/comments", "POST issues/7/comments", "PATCH issues/comments/42", "DELETE issues/comments/42", "GET user");
    }

    [Fact]
    public async Task The_check_is_begun_and_ended_as_described()
    {
        var api = Api();
        var time = new ImmediateTime();
        var check = new CheckRun(api, "perfgate", new string('a', 40), "default", time);
        await check.BeginAsync(new Uri("https://github.example/run"), TestContext.Current.CancellationToken);
        var annotations = Enumerable.Range(1, 60).Select(i => new CheckAnnotation("a.cs", i, "failure", "PG1001", "text")).ToArray();
        await check.CompleteAsync(new CheckResult("failure", "title", "summary", annotations), null, TestContext.Current.CancellationToken);

        Accepted($"GET commits/{new string('a', 40)}/check-runs", "POST check-runs", "PATCH check-runs/");
    }

    [Fact]
    public async Task Pictures_are_stored_as_described()
    {
        await new ImageStore(Api()).StoreAsync(7, [("changes-light.png", [1, 2, 3])], TestContext.Current.CancellationToken);

        Accepted("POST git/blobs", "POST git/trees", "POST git/commits", "PATCH git/refs/");
    }

    [Fact]
    public async Task A_reference_is_made_as_described()
    {
        await Api().PostAsync("git/refs", new System.Text.Json.Nodes.JsonObject { ["ref"] = "refs/perfgate/charts/pr-7", ["sha"] = new string('a', 40) }, TestContext.Current.CancellationToken);

        Accepted("POST git/refs");
    }

    [Fact]
    public async Task A_finished_run_is_looked_up_as_described()
    {
        var api = Api();
        await PullRequestSearch.FindAsync(api, new WorkflowRun(9, 1, "pull_request", "p", new string('a', 40), "b", 5, "o"), TestContext.Current.CancellationToken);
        await api.GetAllAsync("actions/runs/9/artifacts", "artifacts", TestContext.Current.CancellationToken);

        Accepted("GET pulls", "GET actions/runs/9/artifacts");
    }

    [Fact]
    public async Task What_is_not_described_is_refused_so_that_these_tests_can_fail()
    {
        await Assert.ThrowsAsync<GitHubException>(() => Api().PostAsync("issues/7/comments", new System.Text.Json.Nodes.JsonObject { ["text"] = "no body" }, TestContext.Current.CancellationToken));

        Assert.Contains(answers, answer => answer.Status == 422);
    }

    private void Accepted(params string[] requests)
    {
        Assert.All(answers, answer => Assert.True(answer.Status is >= 200 and < 300, $"{answer.Request}: {answer.Status} {answer.Body}"));
        Assert.All(requests, request => Assert.Contains(answers, answer => answer.Request.StartsWith(request, StringComparison.Ordinal)));
    }

    private GitHubApi Api()
    {
        var address = Environment.GetEnvironmentVariable("PERFGATE_PRISM");
        Assert.SkipWhen(string.IsNullOrEmpty(address), "PERFGATE_PRISM is not set; eng/web/contract.mjs starts the server and sets it");
        var target = new GitHubTarget(new Uri(address!), new Uri("https://github.example/"), "acme", "widgets", "token");
        return new GitHubApi(target, ("perfgate", "1.0"), new ImmediateTime(), new RetryPolicy { Attempts = 1 }, () => new Recorder(answers));
    }

    /// <summary>The server's router takes no slash inside a parameter, which GitHub's does; and its examples link to pages elsewhere.</summary>
    private sealed class Recorder(ConcurrentQueue<(string, int, string)> answers) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            var path = address.PathAndQuery.Replace("/repos/acme/widgets/", "", StringComparison.Ordinal).TrimStart('/');
            const string References = "git/refs/";
            if (path.StartsWith(References, StringComparison.Ordinal))
            {
                request.RequestUri = new Uri(address, $"/repos/acme/widgets/{References}{path[References.Length..].Replace("/", "%2F", StringComparison.Ordinal)}");
            }

            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.Remove("Link");
            answers.Enqueue(($"{request.Method} {path}", (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken)));
            return response;
        }
    }
}
