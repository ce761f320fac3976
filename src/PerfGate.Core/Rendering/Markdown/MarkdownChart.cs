namespace PerfGate.Core.Rendering.Markdown;

/// <summary>A picture that lies beside <c>report.md</c>.</summary>
/// <param name="Light">Path of the picture for a light page, relative to the report.</param>
/// <param name="Dark">Path of the picture for a dark page.</param>
/// <param name="Alt">What it says, with its numbers.</param>
/// <param name="Width">In CSS pixels.</param>
public sealed record MarkdownChart(string Light, string Dark, string Alt, int Width);
