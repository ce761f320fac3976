using PerfGate.GitHub.Events;

namespace PerfGate.GitHub.Tests.Issues;

/// <summary>
/// Found by fuzzing: an event with a value where a document was expected, a field twice, or half of a surrogate pair ended the posting
/// with an exception; a number beyond 32 bits became another pull request's.
/// </summary>
public sealed class EventsOfAnotherFormTests
{
    private static readonly string Sha = new('a', 40);

    [Theory]
    [InlineData("pull_request", """{ "pull_request": { "number": 7, "head": "x" } }""")]
    [InlineData("pull_request", """{ "pull_request": { "number": 7, "head": { "sha": "\ud800" } } }""")]
    [InlineData("pull_request", """{ "pull_request": { "number": 7, "\ud800": 1 } }""")]
    [InlineData("pull_request", """{ "pull_request": { "number": 7, "number": 8 } }""")]
    [InlineData("workflow_run", """{ "workflow_run": { "id": 1, "run_attempt": 1, "head_sha": [], "head_repository": 5 } }""")]
    [InlineData("merge_group", """{ "merge_group": 5 }""")]
    [InlineData("merge_group", """{ "merge_group": { "head_sha": "\udc00" } }""")]
    [InlineData("push", """{ "after": {} }""")]
    [InlineData("push", """[]""")]
    [InlineData("push", """{ "after": "x", """)]
    public void Nothing_is_known_of_it(string name, string json)
    {
        var started = GitHubEvent.Parse(name, json);

        Assert.Null(started?.PullRequest());
        Assert.Null(started?.WorkflowRun());
        Assert.Null(started?.HeadSha());
    }

    [Fact]
    public void A_number_beyond_32_bits_is_nobodys() => Assert.Null(
        GitHubEvent.Parse("pull_request", $$$"""{ "pull_request": { "number": 4294967303, "head": { "sha": "{{{Sha}}}", "repo": { "id": 1 } }, "base": { "repo": { "id": 1 } } } }""")!.PullRequest());

    [Fact]
    public void A_good_event_is_known_as_before() => Assert.Equal(
        new PullRequestRun(7, Sha, IsFork: true),
        GitHubEvent.Parse("pull_request", $$$"""{ "pull_request": { "number": 7, "head": { "sha": "{{{Sha}}}", "repo": { "id": 5 } }, "base": { "repo": { "id": 6 } } } }""")!.PullRequest());
}
