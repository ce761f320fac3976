using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PerfGate.Core.Rendering.Comment;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Comments;

/// <summary>The one comment of a gate on a pull request: found again, kept true, never doubled, never set back.</summary>
public sealed partial class StickyComment(GitHubApi api, TimeProvider time)
{
    /// <summary>Who writes with a workflow's own token.</summary>
    public const string ActionsBot = "github-actions[bot]";

    private const int Attempts = 4;

    /// <summary>The lengths that are tried, where a server refuses what GitHub's documentation allows.</summary>
    private static readonly int[] Limits = [CommentRequest.MostCharacters, 30_000, 12_000, 4_000];

    /// <summary>Creates, updates or leaves the comment.</summary>
    /// <param name="draft">What to say.</param>
    /// <param name="author">Login of the token's owner; comments of others are never touched.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="GitHubException">Refused, or not reached, more often than it is worth trying.</exception>
    public async Task<CommentOutcome> PostAsync(CommentDraft draft, string author, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await PostOnceAsync(draft, author, cancellation).ConfigureAwait(false);
            }
            catch (GitHubException fault) when (attempt < Attempts && IsWorthAnotherLook(fault))
            {
                // Whether a lost request did its work is seen by looking again, not by sending it again.
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>409: someone changed it meanwhile. 404 on a comment: someone deleted it after it was found.</summary>
    private static bool IsWorthAnotherLook(GitHubException fault) =>
        fault.IsUncertain || fault.Status is HttpStatusCode.Conflict
        || (fault.Status is HttpStatusCode.NotFound && fault.Path.StartsWith("issues/comments/", StringComparison.Ordinal));

    private async Task<CommentOutcome> PostOnceAsync(CommentDraft draft, string author, CancellationToken cancellation)
    {
        var pull = await api.GetAsync($"pulls/{draft.PullRequest}", cancellation).ConfigureAwait(false);
        var currentHead = pull["head"]?["sha"]?.GetValue<string>() ?? "";
        var own = await FindAsync(draft, author, cancellation).ConfigureAwait(false);
        if (own.Any(comment => IsNewer(comment.Stamp, draft.Stamp, currentHead)))
        {
            await RemoveDoublesAsync(draft, author, cancellation).ConfigureAwait(false);
            return CommentOutcome.Outdated;
        }

        if (own.Count == 0)
        {
            if (!draft.IsNeeded)
            {
                return CommentOutcome.NotNeeded;
            }

            await SendAsync(draft, body => api.PostAsync($"issues/{draft.PullRequest}/comments", body, cancellation)).ConfigureAwait(false);
            await RemoveDoublesAsync(draft, author, cancellation).ConfigureAwait(false);
            return CommentOutcome.Created;
        }

        var same = own.Count == 1 && Limits.Any(limit => SayTheSame(own[0].Body, draft.Render(limit), draft.Stamp.Head));
        if (!same)
        {
            await SendAsync(draft, body => api.PatchAsync($"issues/comments/{own[0].Id}", body)).ConfigureAwait(false);
            await RemoveDoublesAsync(draft, author, cancellation).ConfigureAwait(false);
        }

        return same ? CommentOutcome.Same : CommentOutcome.Updated;
    }

    /// <summary>The oldest first.</summary>
    private async Task<List<OwnComment>> FindAsync(CommentDraft draft, string author, CancellationToken cancellation)
    {
        var comments = await api.GetAllAsync($"issues/{draft.PullRequest}/comments", null, cancellation).ConfigureAwait(false);
        return [.. comments.Select(comment => OwnComment.From(comment, draft.Key, author)).OfType<OwnComment>().OrderBy(comment => comment.Id)];
    }

    /// <summary>
    /// Two that posted at once both made one. Whoever looks afterwards does the same: the oldest stays, with what the newest run says.
    /// </summary>
    private async Task RemoveDoublesAsync(CommentDraft draft, string author, CancellationToken cancellation)
    {
        var own = await FindAsync(draft, author, cancellation).ConfigureAwait(false);
        if (own.Count < 2)
        {
            return;
        }

        var newest = own[0];
        foreach (var comment in own.Skip(1))
        {
            if (newest.Stamp is null || (comment.Stamp is not null && newest.Stamp.IsOlderThan(comment.Stamp)))
            {
                newest = comment;
            }
        }

        if (newest.Id != own[0].Id)
        {
            await api.PatchAsync($"issues/comments/{own[0].Id}", new JsonObject { ["body"] = newest.Body }).ConfigureAwait(false);
        }

        foreach (var comment in own.Skip(1))
        {
            await api.DeleteAsync($"issues/comments/{comment.Id}").ConfigureAwait(false);
        }
    }

    /// <summary>Shorter and shorter, as long as the server says that it is too long.</summary>
    private static async Task SendAsync(CommentDraft draft, Func<JsonNode, Task> send)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await send(new JsonObject { ["body"] = draft.Render(Limits[i]) }).ConfigureAwait(false);
                return;
            }
            catch (GitHubException fault) when (fault.Status is HttpStatusCode.UnprocessableEntity && i < Limits.Length - 1)
            {
            }
        }
    }

    /// <summary>The pull request's own head beats any other; among runs of one head, or of none that is current, the later run does.</summary>
    private static bool IsNewer(CommentStamp? there, CommentStamp ours, string currentHead)
    {
        if (there is null || there == ours)
        {
            return false;
        }

        var (thereIsCurrent, oursIsCurrent) = (there.Head == currentHead, ours.Head == currentHead);
        return thereIsCurrent == oursIsCurrent ? ours.IsOlderThan(there) : thereIsCurrent;
    }

    /// <summary>Apart from which run says it, of the same head.</summary>
    private static bool SayTheSame(string there, string ours, string head) =>
        CommentStamp.Find(there)?.Head == head && Unstamped(there) == Unstamped(ours);

    private static string Unstamped(string body) => Run().Replace(body, "").TrimEnd();

    [GeneratedRegex(@"<!-- perfgate:run=[^>]* -->|/actions/runs/\d+")]
    private static partial Regex Run();
}
