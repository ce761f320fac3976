namespace PerfGate.Runner.Hooking;

/// <summary>A benchmark process that had given all its answers and then did not end with exit code 0, or not with all that it had started.</summary>
/// <param name="Description">Goes on after the name of the process: <c>ended with exit code 9 after its last answer</c>.</param>
internal sealed record UncleanExit(string Description)
{
    public static UncleanExit Endless(TimeSpan limit, string lastWords) => new(
        $"had not ended {limit.TotalSeconds:0} s after the last answer, and was ended by force{Printed(lastWords)}");

    public static UncleanExit WithCode(int exitCode, string lastWords) => new(
        $"ended with exit code {exitCode} after the last answer{Printed(lastWords)}");

    /// <param name="names">Of the processes that it left running.</param>
    public static UncleanExit WithOthers(IReadOnlyList<string> names) => new(
        $"left {string.Join(", ", names)} running, which was ended by force: beside later launches it would take their time");

    /// <summary>The one line that says most: a crash is told by its first line, which a stack follows.</summary>
    private static string Printed(string lastWords)
    {
        var lines = lastWords.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = Array.FindLast(lines, one => one.StartsWith("Unhandled exception", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return line is null ? "" : $"; it printed: {line.TrimEnd('.')}";
    }
}
