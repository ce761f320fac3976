using PerfGate.Core.Rendering.Comment;
using PerfGate.GitHub.Comments;

namespace PerfGate.Tool.Posting;

/// <summary>What <c>perfgate comment</c> was asked for.</summary>
internal sealed record CommentOptions
{
    public string Key { get; init; } = CommentMarker.DefaultKey;

    /// <summary>What branch rules name.</summary>
    public string CheckName { get; init; } = "perfgate";

    public CommentMode Mode { get; init; } = CommentMode.Always;

    /// <summary>Login of the token's owner; null: found out.</summary>
    public string? Author { get; init; }

    public bool WithImages { get; init; } = true;

    public bool WithCheck { get; init; } = true;

    public bool WithComment { get; init; } = true;

    /// <summary>True where the report's numbers were measured by code of a fork.</summary>
    public bool IsUntrusted { get; init; }
}
