namespace PerfGate.Core.Diagnostics;

/// <summary>A numbered message that names the value, the place and what to do.</summary>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceLocation? Location = null)
{
    /// <summary>The canonical form that MSBuild and editors understand: <c>file(line,col): error PG0101: text</c>.</summary>
    public override string ToString() =>
        $"{(Location is null ? "perfgate" : Location.ToString())}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}

public enum Severity
{
    Message,
    Warning,
    Error,
}
