namespace PerfGate.Core.Rendering.Html;

/// <summary>A picture inside the HTML report, as SVG for a light page and for a dark one.</summary>
/// <param name="Alt">What it says, with its numbers.</param>
public sealed record HtmlChart(byte[] Light, byte[] Dark, string Alt);
