using System.Text;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Markdown;

/// <summary>Puts text from elsewhere into Markdown (GitHub's) so that it stays text: no markup, table cell, link or mention comes of it.</summary>
public static class MarkdownText
{
    /// <summary>Longer names are shortened in the middle: a comment has a size limit, and no honest name is so long.</summary>
    public const int LongestCode = 256;

    /// <summary>As code, also within a table cell.</summary>
    public static string Code(string text)
    {
        var visible = VisibleText.Shorten(VisibleText.Escape(text), LongestCode);
        if (visible.Length == 0)
        {
            return "";
        }

        if (visible.AsSpan().IndexOfAny("`|\\") < 0 && visible[0] != ' ' && visible[^1] != ' ')
        {
            return $"`{visible}`";
        }

        // A backtick span needs different escapes inside and outside tables; an element with every mark as an entity needs none.
        var code = new StringBuilder("<code>");
        foreach (var character in visible)
        {
            if (char.IsAsciiLetterOrDigit(character) || character == ' ' || !char.IsAscii(character))
            {
                code.Append(character);
            }
            else
            {
                // Entities stop inline marks, but not the search for e-mail addresses, which sees the text that they stand for.
                code.Append("&#").Append((int)character).Append(character == '@' ? ";<!-- -->" : ";");
            }
        }

        return code.Append("</code>").ToString();
    }

    /// <summary>As prose, also within a table cell.</summary>
    public static string Prose(string text)
    {
        var visible = VisibleText.Escape(text);
        var prose = new StringBuilder(visible.Length + 16);
        for (var i = 0; i < visible.Length; i++)
        {
            var character = visible[i];
            if (character is '&' or '<' or '>' or '|')
            {
                prose.Append("&#").Append((int)character).Append(';');
            }
            else if (character is '@' || (character is ':' && i + 1 < visible.Length && visible[i + 1] == '/') || EndsWww(visible, i)
                || BeginsReference(visible, i))
            {
                // Escapes do not stop mentions, references and bare links; an empty comment inside them does.
                prose.Append(character).Append("<!-- -->");
            }
            else if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '$' or '!' || (i == 0 && BeginsBlock(visible)))
            {
                prose.Append('\\').Append(character);
            }
            else
            {
                prose.Append(character);
            }
        }

        return prose.ToString();
    }

    private static bool BeginsBlock(string text) =>
        text[0] is '#' or '=' || (text[0] is '+' or '-' && (text.Length == 1 || !char.IsAsciiDigit(text[1])));

    /// <summary><c>#12</c> and <c>GH-12</c>: each would leave a mark on the issue that it names.</summary>
    private static bool BeginsReference(string text, int i) =>
        i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])
        && (text[i] == '#' || (text[i] == '-' && i >= 2 && text.AsSpan(i - 2, 2).Equals("gh", StringComparison.OrdinalIgnoreCase)));

    private static bool EndsWww(string text, int i) =>
        i >= 2 && i + 1 < text.Length && text[i + 1] == '.' && text.AsSpan(i - 2, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
