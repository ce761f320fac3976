using System.Text;

namespace PerfGate.MSBuild;

/// <summary>One argument of a command line, quoted as programs take it apart again.</summary>
/// <remarks>
/// The rules of <c>CommandLineToArgvW</c>, which .NET follows on every platform: <c>2n</c> backslashes before a quotation mark are
/// <c>n</c> of them and the mark's own meaning. <c>CommandLineBuilder</c> doubles them in some versions of MSBuild and not in others, and a
/// value that ended with one took the next option with it.
/// </remarks>
internal static class QuotedArgument
{
    /// <summary>The characters that need no quotation marks, here and in a shell into which somebody copies the line.</summary>
    private const string Plain = @"\/:._-+=@";

    /// <param name="text">Anything, not null.</param>
    public static string Of(string text)
    {
        if (text.Length > 0 && text.All(one => char.IsLetterOrDigit(one) || Plain.IndexOf(one) >= 0))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var one in text)
        {
            if (one == '"')
            {
                quoted.Append('\\', backslashes + 1);
            }

            quoted.Append(one);
            backslashes = one == '\\' ? backslashes + 1 : 0;
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
