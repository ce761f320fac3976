using System.Text.RegularExpressions;

namespace PerfGate.Core.Tests.Reports.Html;

/// <summary>A page of the report, taken apart into what a reader compares and what is embedded in it.</summary>
internal sealed partial record HtmlPage
{
    /// <summary>The page with a marker in place of each embedded file, and a line for each row of its data.</summary>
    public required string Text { get; init; }

    public required string Style { get; init; }

    public required string Script { get; init; }

    /// <summary>Hash of the one script that the page's policy allows, as base64.</summary>
    public required string AllowedHash { get; init; }

    /// <summary>The pictures in the order of the page, as SVG.</summary>
    public required IReadOnlyList<byte[]> Pictures { get; init; }

    /// <exception cref="InvalidOperationException">A part that every page has is missing.</exception>
    public static HtmlPage Of(string html) => new()
    {
        Text = Embedded().Aggregate(html, (text, part) => part.Pattern.Replace(text, part.Marker)).Replace("],[", "],\n[", StringComparison.Ordinal),
        Style = Only(StylePart(), html),
        Script = Only(ScriptPart(), html),
        AllowedHash = Only(HashPart(), html),
        Pictures = [.. PicturePart().Matches(html).Select(match => Convert.FromBase64String(match.Groups[1].Value))],
    };

    private static (Regex Pattern, string Marker)[] Embedded() =>
    [
        (StylePart(), "<style>[css]</style>"),
        (ScriptPart(), "<script>[js]</script>"),
        (HashPart(), "'sha256-[hash]'"),
        (PicturePart(), "data:image/svg+xml;base64,[svg]"),
    ];

    private static string Only(Regex pattern, string html)
    {
        var found = pattern.Matches(html);
        return found.Count == 1 ? found[0].Groups[1].Value : throw new InvalidOperationException($"The page has {found.Count} of {pattern}.");
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StylePart();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptPart();

    [GeneratedRegex("'sha256-([A-Za-z0-9+/=]+)'")]
    private static partial Regex HashPart();

    [GeneratedRegex("data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)")]
    private static partial Regex PicturePart();
}
