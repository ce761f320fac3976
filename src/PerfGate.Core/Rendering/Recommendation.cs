namespace PerfGate.Core.Rendering;

/// <summary>One thing to do next.</summary>
/// <param name="Text">A sentence or two of our own words; holds no text from elsewhere.</param>
/// <param name="Lines">What to paste, line by line; may be empty. Holds benchmark names: in Markdown only within a fence.</param>
/// <param name="Language">Of the lines: <c>sh</c> or <c>yaml</c>.</param>
public sealed record Recommendation(string Text, IReadOnlyList<string> Lines, string Language = "sh");
