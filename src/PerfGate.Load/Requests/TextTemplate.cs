using System.Text;
using System.Text.RegularExpressions;

namespace PerfGate.Load.Requests;

/// <summary>A text in which <c>{name}</c> stands for a value; what stands in braces and names nothing is text, as in JSON.</summary>
internal sealed partial class TextTemplate
{
    private readonly List<(string Text, ValueSource? Source)> parts = [];

    /// <summary>The text where no value is in it; else null.</summary>
    public string? Fixed => parts.TrueForAll(part => part.Source is null) ? string.Concat(parts.Select(part => part.Text)) : null;

    /// <param name="text">The template.</param>
    /// <param name="find">The value that a name stands for; null when it is none.</param>
    public static TextTemplate Parse(string text, Func<string, ValueSource?> find)
    {
        var template = new TextTemplate();
        var at = 0;
        foreach (Match place in Place().Matches(text))
        {
            if (find(place.Groups[1].Value) is { } source)
            {
                template.parts.Add((text[at..place.Index], source));
                at = place.Index + place.Length;
            }
        }

        template.parts.Add((text[at..], null));
        return template;
    }

    /// <summary>The names that stand in braces, whether they are known or not.</summary>
    public static IEnumerable<string> NamesIn(string text) => Place().Matches(text).Select(match => match.Groups[1].Value);

    /// <param name="values">What the names stand for in this request.</param>
    /// <param name="escape">True: values become safe inside a URL.</param>
    public string Fill(RequestValues values, bool escape)
    {
        var filled = new StringBuilder();
        foreach (var (text, source) in parts)
        {
            // The text of a place comes before its value.
            filled.Append(text);
            if (source is not null)
            {
                var value = source(values);
                filled.Append(escape ? Uri.EscapeDataString(value) : value);
            }
        }

        return filled.ToString();
    }

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}

/// <summary>Where a value of a request comes from.</summary>
internal delegate string ValueSource(RequestValues values);
