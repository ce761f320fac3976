namespace PerfGate.GitHub.Checks;

/// <summary>How a check ends.</summary>
/// <param name="Conclusion"><c>success</c>, <c>failure</c> or <c>neutral</c>.</param>
/// <param name="Title">The verdict in a line.</param>
/// <param name="Summary">Markdown.</param>
/// <param name="Annotations">In any number; they are sent in parts.</param>
public sealed record CheckResult(string Conclusion, string Title, string Summary, IReadOnlyList<CheckAnnotation> Annotations);
