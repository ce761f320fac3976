namespace PerfGate.GitHub.Checks;

/// <summary>A finding at a line of a file of the change.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Line">Counts from 1.</param>
/// <param name="Level"><c>failure</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Title">At most 255 characters.</param>
/// <param name="Message">Plain text.</param>
public sealed record CheckAnnotation(string Path, int Line, string Level, string Title, string Message);
