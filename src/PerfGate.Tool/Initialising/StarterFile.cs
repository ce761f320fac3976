namespace PerfGate.Tool.Initialising;

/// <summary>A file that a repository starts with.</summary>
/// <param name="Path">Relative to the repository's top, with forward slashes.</param>
/// <param name="Content">LF.</param>
/// <param name="Purpose">What it is for, in a few words.</param>
internal sealed record StarterFile(string Path, string Content, string Purpose);
