using System.Text.RegularExpressions;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>expect</c> and <c>capture</c> of an endpoint.</summary>
internal sealed class AnswerSection(ScenarioReader reader)
{
    private const string AllowedJson = "a path into JSON, such as 'items[0].id'";
    private const string AllowedHeader = "the name of a header";

    public IReadOnlyList<ResponseCheck> Checks(Field? section)
    {
        if (reader.Read.Map(section, ScenarioKeys.Expect) is not { } map)
        {
            return [];
        }

        int[] statuses = [.. reader.Values.OneOrMore(map["status"]).Select(one => reader.Read.WholeNumber(one, 100, 599)).OfType<int>()];
        if (map["json"] is null)
        {
            reader.RefuseBeside(map["equals"], "for it is the value at 'json'");
        }

        return
        [
            new ResponseCheck
            {
                Statuses = statuses.Length > 0 ? statuses : null,
                Contains = reader.Read.Text(map["contains"]),
                JsonPath = reader.Read.Text(map["json"], AllowedJson),
                JsonValue = reader.Read.Text(map["equals"]),
                Header = reader.Read.Text(map["header"], AllowedHeader),
            },
        ];
    }

    public IReadOnlyList<ValueCapture> Captures(Field? section)
    {
        var captures = new List<ValueCapture>();
        foreach (var (key, field) in reader.Read.Map(section, null, orNothing: true)?.Entries ?? [])
        {
            if (Capture(key, field) is { } capture)
            {
                captures.Add(capture);
                reader.Templates.Offer(field, key.Text, "a captured value");
            }
        }

        return captures;
    }

    private ValueCapture? Capture(ScalarNode key, Field field)
    {
        if (key.Text.Length == 0 || !key.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            reader.Mistakes.Add(key.Position, $"{field.Path}: found {key.Found} as a name; allowed: letters, digits, '-' and '_'");
            return null;
        }

        if (reader.Read.Map(field, ScenarioKeys.Capture) is not { } map)
        {
            return null;
        }

        if (map.Entries.Count != 1)
        {
            reader.Read.Refuse(field, $"exactly one of {string.Join(", ", ScenarioKeys.Capture)}");
            return null;
        }

        return new ValueCapture(key.Text)
        {
            JsonPath = reader.Read.Text(map["json"], AllowedJson),
            Header = reader.Read.Text(map["header"], AllowedHeader),
            Pattern = Pattern(map["pattern"]),
        };
    }

    private string? Pattern(Field? field)
    {
        const string Allowed = "a regular expression with a group, such as 'id=([0-9]+)'";
        if (reader.Read.Text(field, Allowed) is not { } pattern)
        {
            return null;
        }

        try
        {
            if (new Regex(pattern, RegexOptions.NonBacktracking).GetGroupNumbers().Length > 1)
            {
                return pattern;
            }

            reader.Read.Refuse(field!.Value, Allowed, ", which has no group");
        }
        catch (ArgumentException exception)
        {
            reader.Read.Refuse(field!.Value, Allowed, $", which is none: {exception.Message.TrimEnd('.')}");
        }
        catch (NotSupportedException)
        {
            reader.Read.Refuse(field!.Value, Allowed, ", which looks around or back: that may take for ever");
        }

        return null;
    }
}
