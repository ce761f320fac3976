namespace PerfGate.Charts;

/// <summary>A finished picture.</summary>
/// <param name="Name">File name: what it shows, for which page, and its format: <c>changes-light.png</c>.</param>
/// <param name="Bytes">PNG at twice its size in CSS pixels, or SVG.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
public sealed record ChartFile(string Name, byte[] Bytes, int Width, int Height)
{
    /// <summary>What it says, with its numbers, for who cannot see it. May hold names from elsewhere: escape before use.</summary>
    public string Alt { get; init; } = "";
}
