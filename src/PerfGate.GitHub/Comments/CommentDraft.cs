using PerfGate.Core.Rendering.Comment;

namespace PerfGate.GitHub.Comments;

/// <summary>A comment before it is posted.</summary>
/// <param name="PullRequest">Number.</param>
/// <param name="Key">See <see cref="CommentMarker"/>.</param>
/// <param name="Stamp">Of the run that speaks.</param>
/// <param name="Render">The body, at most so many characters long; begins with the marker of <paramref name="Key"/> and holds the stamp.</param>
/// <param name="IsNeeded">Whether a pull request without a comment gets this one.</param>
public sealed record CommentDraft(int PullRequest, string Key, CommentStamp Stamp, Func<int, string> Render, bool IsNeeded);
