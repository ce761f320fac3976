using System.Text;

namespace PerfGate.Core.Rendering;

/// <summary>Writes benchmark ids as arguments that can be pasted into any shell.</summary>
public static class CommandLine
{
    /// <summary>
    /// The argument of <c>--filter</c> for one benchmark, in double quotes. Characters that a shell (sh, PowerShell, cmd) could take for
    /// its own, and all beyond ASCII, become <c>?</c>, which matches any one character: a name can never run a command.
    /// </summary>
    public static string Filter(string id)
    {
        var filter = new StringBuilder("\"");
        foreach (var character in id)
        {
            filter.Append(char.IsAsciiLetterOrDigit(character) || " .,:;()[]{}<>=+-_*/#@".Contains(character, StringComparison.Ordinal) ? character : '?');
        }

        return filter.Append('"').ToString();
    }
}
