namespace PerfGate.Torture.Trials;

/// <summary>What the tool may say when it ends otherwise than a whole run.</summary>
internal static class Words
{
    private static readonly int[] Documented = [0, 1, 2, 3, 130];

    /// <summary>A diagnostic, or the verdict of a run whose benchmark process was killed.</summary>
    private static readonly string[] Diagnosis = ["error PG", "FAILED: "];

    /// <param name="tool">That has ended by itself.</param>
    /// <param name="expected">Of a whole run.</param>
    /// <param name="causes">Texts of which one must name the cause; none: any.</param>
    public static IEnumerable<string> Faults(RunningTool tool, int[] expected, params string[] causes)
    {
        if (tool.Said.Contains("\n   at ", StringComparison.Ordinal))
        {
            yield return $"a stack trace: {tool.Said}";
        }

        if (expected.Contains(tool.ExitCode))
        {
            yield break;
        }

        if (!Documented.Contains(tool.ExitCode))
        {
            yield return $"exit code {tool.ExitCode}: {tool.Said}";
        }
        else if (!Diagnosis.Any(word => tool.Said.Contains(word, StringComparison.Ordinal)) || tool.Said.Contains("PerfGate itself failed", StringComparison.Ordinal)
            || tool.Said.Contains("install git", StringComparison.Ordinal) || (causes.Length > 0 && !causes.Any(cause => tool.Said.Contains(cause, StringComparison.Ordinal))))
        {
            yield return $"exit code {tool.ExitCode} without a clear word: {tool.Said}";
        }
    }
}
