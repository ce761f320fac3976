using System.Text.RegularExpressions;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>What the documentation tests need to know of a Markdown page: headings, links and sentences.</summary>
/// <remarks>Not a Markdown parser: it knows what the pages of this repository use.</remarks>
internal sealed partial class MarkdownPage
{
    private readonly string[] lines;

    private MarkdownPage(string text) => lines = [.. WithoutFences(text.ReplaceLineEndings("\n").Split('\n'))];

    public static MarkdownPage Read(string file) => new(File.ReadAllText(file));

    public static MarkdownPage Parse(string text) => new(text);

    /// <summary>Anchors of the headings, as GitHub makes them; a repeated one gets <c>-1</c>, <c>-2</c>, ….</summary>
    public IReadOnlySet<string> Anchors()
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines.Where(IsHeading))
        {
            var text = Link().Replace(line.TrimStart('#').Trim(), "$1").ToLowerInvariant();
            var anchor = NotInAnchor().Replace(text, "").Replace(' ', '-');
            var unique = anchor;
            for (var i = 1; !anchors.Add(unique); i++)
            {
                unique = $"{anchor}-{i}";
            }
        }

        return anchors;
    }

    /// <summary>Targets of links and images, code spans apart.</summary>
    public IEnumerable<string> Links() => lines.SelectMany(line => LinkTarget().Matches(CodeSpan().Replace(line, ""))).Select(match => match.Groups[1].Value);

    /// <summary>
    /// The sentences outside of code blocks, tables and headings. A sentence ends at a full stop, a question mark or an exclamation mark,
    /// and with its paragraph or list item; never at a colon or a semicolon.
    /// </summary>
    /// <param name="heading">Only below this heading, up to the next of its level or above; null: of the whole page.</param>
    public IEnumerable<string> Sentences(string? heading = null) =>
        Paragraphs(heading is null ? lines : Below(heading)).SelectMany(paragraph => SentenceEnd().Split(paragraph)).Where(sentence => WordsIn(sentence) > 0);

    /// <summary>A code span is one word; signs that stand alone, such as <c>%</c> or a dash, are none.</summary>
    public static int WordsIn(string sentence) =>
        sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private IEnumerable<string> Below(string heading)
    {
        var level = heading.Length - heading.TrimStart('#').Length;
        return lines.SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !IsHeading(line) || line.Length - line.TrimStart('#').Length > level);
    }

    private static IEnumerable<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraph = new List<string>();
        foreach (var line in lines.Append(""))
        {
            var text = line.Trim();
            var isApart = text.Length == 0 || text.StartsWith('|') || IsHeading(text);
            if ((isApart || ListItem().IsMatch(text)) && paragraph.Count > 0)
            {
                yield return Plain(string.Join(' ', paragraph));
                paragraph.Clear();
            }

            if (!isApart)
            {
                paragraph.Add(ListItem().Replace(text, ""));
            }
        }
    }

    /// <summary>Without marks: a code span becomes one word, a link its text, an image nothing.</summary>
    private static string Plain(string text) =>
        Emphasis().Replace(Link().Replace(Image().Replace(CodeSpan().Replace(text, "code"), ""), "$1"), "");

    private static bool IsHeading(string line) => line.StartsWith('#');

    private static IEnumerable<string> WithoutFences(IEnumerable<string> lines)
    {
        var isCode = false;
        foreach (var line in lines)
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
                yield return "";
            }
            else if (!isCode)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\(([^)\s]+)[^)]*\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\*\*|\*")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^([-*+]|\d+\.)\s+")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"(?<=[.?!][)""']*)\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotInAnchor();
}
