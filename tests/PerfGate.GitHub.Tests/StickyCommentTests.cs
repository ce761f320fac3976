using PerfGate.Core.Rendering.Comment;
using PerfGate.GitHub.Comments;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests;

public sealed class StickyCommentTests : IDisposable
{
    private readonly FakeGitHub server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task The_first_run_creates_and_the_next_updates_in_place()
    {
        Assert.Equal(CommentOutcome.Created, await Calls.PostAsync(server, 1, "slower"));
        var id = $"{server.Comments[0]["id"]}";

        Assert.Equal(CommentOutcome.Updated, await Calls.PostAsync(server, 2, "fixed"));

        Assert.Contains("fixed", Calls.Only(server), StringComparison.Ordinal);
        Assert.Equal(id, $"{server.Comments[0]["id"]}");
    }

    [Fact]
    public async Task The_same_words_are_not_sent_again()
    {
        await Calls.PostAsync(server, 1, "slower");
        var before = server.Requests.Count(request => request.Method is "PATCH" or "POST");

        Assert.Equal(CommentOutcome.Same, await Calls.PostAsync(server, 2, "slower"));

        Assert.Equal(before, server.Requests.Count(request => request.Method is "PATCH" or "POST"));
    }

    [Fact]
    public async Task The_comment_is_found_among_250_on_any_page()
    {
        for (var i = 0; i < 249; i++)
        {
            server.AddComment($"remark {i}", "someone");
        }

        server.AddComment(Calls.Body(new CommentStamp(1, 1, server.PullHead), "old"));

        Assert.Equal(CommentOutcome.Updated, await Calls.PostAsync(server, 2, "new"));

        Assert.Equal(250, server.Comments.Count);
        Assert.Contains("new", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_that_someone_else_pasted_is_not_ours()
    {
        server.AddComment(Calls.Body(new CommentStamp(99, 1, server.PullHead), "forged"), "mallory");

        Assert.Equal(CommentOutcome.Created, await Calls.PostAsync(server, 2, "true"));

        Assert.Contains("forged", $"{server.Comments[0]["body"]}", StringComparison.Ordinal);
        Assert.Contains("true", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_minimised_comment_stays_as_it_is()
    {
        server.AddComment(Calls.Body(new CommentStamp(1, 1, server.PullHead), "put away"), minimized: "outdated");

        Assert.Equal(CommentOutcome.Created, await Calls.PostAsync(server, 2, "new"));

        Assert.Contains("put away", $"{server.Comments[0]["body"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_gate_has_a_comment_of_its_own()
    {
        server.AddComment(Calls.Body(new CommentStamp(1, 1, server.PullHead), "other").Replace("key=default", "key=load", StringComparison.Ordinal));

        Assert.Equal(CommentOutcome.Created, await Calls.PostAsync(server, 2, "new"));

        Assert.Equal(2, server.Comments.Count);
    }

    [Fact]
    public async Task A_run_of_an_older_head_that_ends_last_changes_nothing()
    {
        await Calls.PostAsync(server, 5, "of the newest push");

        Assert.Equal(CommentOutcome.Outdated, await Calls.PostAsync(server, 4, "of an older push", Calls.OldHead));
        Assert.Equal(CommentOutcome.Outdated, await Calls.PostAsync(server, 9, "of an older push, run again", Calls.OldHead));

        Assert.Contains("of the newest push", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_run_of_the_same_head_changes_nothing()
    {
        await Calls.PostAsync(server, 5, "second");

        Assert.Equal(CommentOutcome.Outdated, await Calls.PostAsync(server, 4, "first"));

        Assert.Contains("second", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_head_replaces_what_a_later_run_of_an_older_head_said()
    {
        server.AddComment(Calls.Body(new CommentStamp(9, 1, Calls.OldHead), "old"));

        Assert.Equal(CommentOutcome.Updated, await Calls.PostAsync(server, 4, "current"));

        Assert.Contains("current", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_where_nothing_was_and_nothing_is_needed()
    {
        Assert.Equal(CommentOutcome.NotNeeded, await Calls.PostAsync(server, 1, "fine", isNeeded: false));
        Assert.Empty(server.Comments);

        await Calls.PostAsync(server, 2, "slower");
        Assert.Equal(CommentOutcome.Updated, await Calls.PostAsync(server, 3, "fine again", isNeeded: false));
        Assert.Contains("fine again", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_post_at_once_leave_one_comment_with_the_newer_words()
    {
        // Each lists before the other has created.
        using var bothListed = new Barrier(2);
        var lists = 0;
        server.Before = (method, path) =>
        {
            if (method == "GET" && path.EndsWith("/comments", StringComparison.Ordinal) && Interlocked.Increment(ref lists) <= 2)
            {
                bothListed.SignalAndWait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            }
        };
        var created = 0;
        using var bothCreated = new Barrier(2);
        var before = server.Before;
        server.Before = (method, path) =>
        {
            before(method, path);
            if (method == "POST" && Interlocked.Increment(ref created) <= 2)
            {
                bothCreated.SignalAndWait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            }
        };

        await Task.WhenAll(Calls.PostAsync(server, 1, "older"), Calls.PostAsync(server, 2, "newer"));

        Assert.Contains("newer", Calls.Only(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(500, false)]
    [InlineData(500, true)]
    [InlineData(502, false)]
    [InlineData(502, true)]
    public async Task A_lost_answer_to_creating_leaves_exactly_one_comment(int status, bool afterWork)
    {
        server.Fail("POST", "/comments", new Fault(status, AfterWork: afterWork));

        await Calls.PostAsync(server, 1, "slower");

        Assert.Contains("slower", Calls.Only(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(409)]
    [InlineData(404)]
    public async Task A_failed_update_is_tried_again(int status)
    {
        await Calls.PostAsync(server, 1, "slower");
        server.Fail("PATCH", "/comments/", new Fault(status));

        Assert.Equal(CommentOutcome.Updated, await Calls.PostAsync(server, 2, "fixed"));

        Assert.Contains("fixed", Calls.Only(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_was_deleted_meanwhile_is_created_anew()
    {
        await Calls.PostAsync(server, 1, "slower");
        server.Before = (method, _) =>
        {
            if (method == "PATCH")
            {
                server.Comments.Clear();
            }
        };

        Assert.Equal(CommentOutcome.Created, await Calls.PostAsync(server, 2, "fixed"));
    }

    [Fact]
    public async Task A_body_that_the_server_calls_too_long_is_sent_shorter()
    {
        server.LongestBody = 20_000;

        await Calls.PostAsync(server, 1, new string('x', 100_000));

        Assert.InRange(Calls.Only(server).Length, 5_000, 20_000);
    }

    [Fact]
    public async Task A_missing_permission_is_told_apart_from_a_limit()
    {
        server.Fail("POST", "/comments", new Fault(403, "{\"message\":\"Resource not accessible by integration\"}"));

        var fault = await Assert.ThrowsAsync<GitHubException>(() => Calls.PostAsync(server, 1, "slower"));

        Assert.True(fault.IsPermission);
        Assert.Contains("Resource not accessible", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_for_good_is_given_up()
    {
        server.Fail("GET", "/pulls/", new Fault(500), times: 100);

        var fault = await Assert.ThrowsAsync<GitHubException>(() => Calls.PostAsync(server, 1, "slower"));

        Assert.False(fault.IsPermission);
        Assert.InRange(server.Requests.Count, 5, 40);
    }
}
