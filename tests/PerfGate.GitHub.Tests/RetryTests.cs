using System.Globalization;
using System.Text.Json.Nodes;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests;

public sealed class RetryTests : IDisposable
{
    private readonly FakeGitHub server = new();
    private readonly ImmediateTime time = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_limit_that_names_a_time_is_waited_for()
    {
        server.Fail("POST", "/comments", new Fault(403, "{\"message\":\"limit\"}", Headers: ("Retry-After", "7")));

        await Calls.PostAsync(server, 1, "slower", time: time);

        Assert.Contains(TimeSpan.FromSeconds(7), time.Waits);
        Assert.Contains("slower", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_primary_limit_is_waited_for_until_it_is_reset()
    {
        var reset = time.Now.AddSeconds(30).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        server.Fail("GET", "/pulls/", new Fault(403, "{\"message\":\"API rate limit exceeded\"}", false, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)));

        await Calls.PostAsync(server, 1, "slower", time: time);

        Assert.Contains(TimeSpan.FromSeconds(31), time.Waits);
    }

    [Fact]
    public async Task A_secondary_limit_without_a_time_is_given_a_minute()
    {
        server.Fail("POST", "/comments", new Fault(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}"));

        await Calls.PostAsync(server, 1, "slower", time: time);

        Assert.Contains(TimeSpan.FromMinutes(1), time.Waits);
        Assert.Single(server.Comments);
    }

    [Fact]
    public async Task A_limit_longer_than_a_job_should_wait_is_given_up()
    {
        server.Fail("GET", "/pulls/", new Fault(429, "{\"message\":\"limit\"}", Headers: ("Retry-After", "3600")), times: 20);

        var fault = await Assert.ThrowsAsync<GitHubException>(() => Calls.PostAsync(server, 1, "slower", time: time));

        Assert.True(fault.IsLimit);
        Assert.False(fault.IsPermission);
        Assert.All(time.Waits, wait => Assert.True(wait < TimeSpan.FromMinutes(9)));
    }

    [Fact]
    public async Task A_missing_permission_is_not_asked_for_again()
    {
        server.Fail("GET", "/pulls/", new Fault(403, "{\"message\":\"Resource not accessible by integration\"}"));

        await Assert.ThrowsAsync<GitHubException>(() => Calls.PostAsync(server, 1, "slower", time: time));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_lost_post_is_not_sent_again_unless_its_result_is_named_by_its_content()
    {
        var api = Calls.Api(server, time);
        server.Fail("POST", "/check-runs", new Fault(502));
        server.Fail("POST", "/git/blobs", new Fault(0));

        await Assert.ThrowsAsync<GitHubException>(() => api.PostAsync("check-runs", new JsonObject(), TestContext.Current.CancellationToken));
        await api.PostAsync("git/blobs", new JsonObject { ["content"] = "AA==", ["encoding"] = "base64" }, TestContext.Current.CancellationToken);

        Assert.Single(server.Requests, request => request.Path.EndsWith("/check-runs", StringComparison.Ordinal));
        Assert.Single(server.Blobs);
    }

    [Fact]
    public async Task A_link_to_another_host_is_not_followed()
    {
        server.Fail("GET", "/comments", new Fault(200, "[]", Headers: ("Link", "<https://evil.example/next>; rel=\"next\"")));

        var items = await Calls.Api(server, time).GetAllAsync("issues/7/comments", null, TestContext.Current.CancellationToken);

        Assert.Empty(items);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Requests_are_json_and_carry_the_token_in_their_header_alone()
    {
        await Calls.PostAsync(server, 1, "slower", time: time);

        Assert.All(server.Requests, request =>
        {
            Assert.EndsWith("secret-token", request.Authorization, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-token", request.Path + request.Body, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("secret-token", server.Target.ToString(), StringComparison.Ordinal);
    }
}
