using System.Text;

namespace PerfGate.Tool.Load.Services;

/// <summary>A command line in words, without a shell: blanks part, quotes of either kind keep together.</summary>
internal static class CommandWords
{
    /// <returns>Empty when there is none; a quote that is not closed reaches to the end.</returns>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        char? quote = null;
        foreach (var c in command)
        {
            if (quote is null && char.IsWhiteSpace(c))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                }
            }
            else if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '"' or '\'' && quote is null)
            {
                (quote, inWord) = (c, true);
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        return inWord ? [.. words, word.ToString()] : words;
    }
}
