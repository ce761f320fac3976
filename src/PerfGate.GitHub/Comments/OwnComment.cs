using System.Text.Json.Nodes;
using PerfGate.Core.Rendering.Comment;

namespace PerfGate.GitHub.Comments;

/// <summary>A comment of ours that stands on the pull request.</summary>
/// <param name="Id">Grows with the time of creation.</param>
internal sealed record OwnComment(long Id, string Body)
{
    /// <summary>Null where an older version, or a person's edit, left none.</summary>
    public CommentStamp? Stamp { get; } = CommentStamp.Find(Body);

    /// <summary>
    /// The marker alone proves nothing, for anyone can paste it: the author must be ours. One that was minimised was put away on purpose.
    /// </summary>
    /// <returns>Null when it is not ours.</returns>
    public static OwnComment? From(JsonNode comment, string key, string author) =>
        comment["body"]?.GetValue<string>() is { } body
        && CommentMarker.Begins(body, key)
        && comment["user"]?["login"]?.GetValue<string>() == author
        && comment["minimized"] is null
        && comment["id"]?.GetValue<long>() is { } id
            ? new OwnComment(id, body.ReplaceLineEndings("\n"))
            : null;
}
