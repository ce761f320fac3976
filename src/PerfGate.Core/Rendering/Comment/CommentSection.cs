namespace PerfGate.Core.Rendering.Comment;

/// <summary>A part of a comment that can be left out.</summary>
/// <param name="Name">What a reader is told when it is left out.</param>
/// <param name="Importance">The lowest is left out first; <see cref="Always"/> never.</param>
/// <param name="Text">Blocks of Markdown, ending in a line feed.</param>
internal sealed record CommentSection(string Name, int Importance, string Text)
{
    public const int Always = int.MaxValue;
}
