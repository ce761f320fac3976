using System.Globalization;

namespace PerfGate.MSBuild;

/// <summary>What to say of a tool that failed without saying why.</summary>
internal static class ToolExit
{
    public const string ToolFault = "PG3005";
    public const string RuntimeMissing = "PG3006";

    /// <summary>The <c>dotnet</c> program's code for a framework that is not installed: 0x80008096, of which Unix keeps a byte.</summary>
    private static readonly int[] FrameworkMissing = [unchecked((int)0x80008096), 0x96];

    /// <param name="exitCode">Not 0.</param>
    /// <param name="lastWords">The last lines that were no diagnostic, oldest first.</param>
    /// <returns>The number and the text of an error.</returns>
    public static (string Code, string Message) Explain(int exitCode, IEnumerable<string> lastWords)
    {
        var words = string.Join(" | ", lastWords.Select(line => line.Trim()).Where(line => line.Length > 0));
        if (FrameworkMissing.Contains(exitCode))
        {
            return (RuntimeMissing, $"PerfGate needs the .NET 10 runtime, and this `dotnet` does not have it; install it. {words}".TrimEnd());
        }

        var said = words.Length > 0 ? $"Its last words: {words}" : "It printed nothing.";
        return exitCode == 130
            ? (ToolFault, "PerfGate was cancelled from outside the build; nothing was decided.")
            : (ToolFault, string.Format(
                CultureInfo.InvariantCulture,
                "PerfGate ended with exit code {0} and without a diagnostic, so nothing was decided. {1}",
                exitCode,
                said));
    }
}
