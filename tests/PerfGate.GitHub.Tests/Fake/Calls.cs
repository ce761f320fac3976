using PerfGate.Core.Rendering.Comment;
using PerfGate.GitHub.Comments;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests.Fake;

/// <summary>Calls to the fake, as the tool makes them.</summary>
internal static class Calls
{
    public static readonly string OldHead = new('b', 40);

    public static GitHubApi Api(FakeGitHub server, ImmediateTime? time = null, RetryPolicy? retry = null) =>
        new(server.Target, ("perfgate", "1.0"), time ?? new ImmediateTime(), retry);

    public static string Body(CommentStamp stamp, string text) => $"{CommentMarker.Of("default")}\n{stamp}\n### {text}\n";

    public static Task<CommentOutcome> PostAsync(FakeGitHub server, long run, string text, string? head = null, bool isNeeded = true, ImmediateTime? time = null)
    {
        time ??= new ImmediateTime();
        var stamp = new CommentStamp(run, 1, head ?? server.PullHead);
        var draft = new CommentDraft(7, "default", stamp, limit => Body(stamp, text.Length > limit - 200 ? text[..(limit - 200)] : text), isNeeded);
        return new StickyComment(Api(server, time), time).PostAsync(draft, FakeGitHub.Bot, TestContext.Current.CancellationToken);
    }

    /// <summary>The one comment of the gate.</summary>
    public static string Only(FakeGitHub server) =>
        Assert.Single(server.Comments, comment => CommentMarker.Begins($"{comment["body"]}", "default") && $"{comment["user"]!["login"]}" == FakeGitHub.Bot && comment["minimized"] is null)["body"]!.GetValue<string>();
}
