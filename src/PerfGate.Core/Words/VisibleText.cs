using System.Globalization;
using System.Text;

namespace PerfGate.Core.Words;

/// <summary>Makes text from elsewhere (benchmark names, exception messages) safe to look at: nothing in it hides, moves or reorders.</summary>
public static class VisibleText
{
    /// <summary>
    /// On one line, with each control, format (bidirectional, zero-width), separator, private-use and unpaired surrogate character
    /// as an escape, <c>\n</c> or <c>\u202E</c>. All other text, whatever its script, is unchanged.
    /// </summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, i, out var rune);
            var length = valid ? rune.Utf16SequenceLength : 1;
            if (valid && IsPlain(rune))
            {
                escaped?.Append(text, i, length);
            }
            else
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append(EscapeOf(valid ? rune.Value : text[i]));
            }

            i += length;
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>
    /// At most <paramref name="width"/> wide, the middle replaced by an ellipsis: both ends of a name tell more than its middle.
    /// </summary>
    /// <param name="text">Text that <see cref="Escape"/> returned.</param>
    /// <param name="width">In columns, at least 1.</param>
    /// <param name="widthOf">Columns of one piece of text; null: one for each user-perceived character.</param>
    public static string Shorten(string text, int width, Func<string, int>? widthOf = null)
    {
        widthOf ??= static element => element.Length == 0 ? 0 : new StringInfo(element).LengthInTextElements;
        if (widthOf(text) <= width)
        {
            return text;
        }

        var elements = new List<string>();
        for (var walk = StringInfo.GetTextElementEnumerator(text); walk.MoveNext();)
        {
            elements.Add(walk.GetTextElement());
        }

        // The end gets the odd column: parameters tell two cases of one method apart.
        var room = width - 1;
        var start = Take(elements, room / 2, widthOf);
        elements.Reverse();
        var end = Take(elements, room - (room / 2), widthOf);
        return string.Concat(start) + "…" + string.Concat(end.Reverse());
    }

    private static IEnumerable<string> Take(List<string> elements, int room, Func<string, int> widthOf)
    {
        var taken = 0;
        while (taken < elements.Count && (room -= widthOf(elements[taken])) >= 0)
        {
            taken++;
        }

        return [.. elements.Take(taken)];
    }

    private static bool IsPlain(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private static string EscapeOf(int codePoint) => codePoint switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        0 => "\\0",
        <= 0xFFFF => $"\\u{codePoint:X4}",
        _ => $"\\U{codePoint:X8}",
    };
}
