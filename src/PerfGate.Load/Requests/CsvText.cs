using System.Text;

namespace PerfGate.Load.Requests;

/// <summary>Comma-separated values as RFC 4180 has them; lines that are empty are passed over.</summary>
internal static class CsvText
{
    /// <exception cref="InvalidDataException">A quote is not closed, or text follows one that is.</exception>
    public static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        var record = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var quoted = text[at] == '"';
            var value = quoted ? Quoted(text, ref at) : Bare(text, ref at);
            record.Add(value);
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at == text.Length)
                {
                    record.Add("");
                }

                continue;
            }

            EndLine(text, ref at);
            if (quoted || record.Count > 1 || value.Length > 0)
            {
                yield return record;
            }

            record = [];
        }

        if (record.Count > 0)
        {
            yield return record;
        }
    }

    private static string Bare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or '\n' or '\r'))
        {
            at++;
        }

        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else
            {
                at++;
                return at == text.Length || text[at] is ',' or '\n' or '\r'
                    ? value.ToString()
                    : throw new InvalidDataException($"text follows the quoted value '{value}'");
            }
        }

        throw new InvalidDataException("a quote is not closed");
    }

    private static void EndLine(string text, ref int at)
    {
        at += at < text.Length && text[at] == '\r' ? 1 : 0;
        at += at < text.Length && text[at] == '\n' ? 1 : 0;
    }
}
