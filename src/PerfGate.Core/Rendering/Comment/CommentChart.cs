namespace PerfGate.Core.Rendering.Comment;

/// <summary>A picture that a comment shows.</summary>
/// <param name="Light">Address of the picture on a light page.</param>
/// <param name="Dark">Address of the picture on a dark page.</param>
/// <param name="Alt">What the picture says, with its numbers; from <see cref="ChartText"/>.</param>
/// <param name="Width">In CSS pixels.</param>
public sealed record CommentChart(Uri Light, Uri Dark, string Alt, int Width);
