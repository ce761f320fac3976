using System.Text.RegularExpressions;
using PerfGate.Yaml.Fields;

namespace PerfGate.Yaml.Scenarios;

/// <summary>The names that requests use as <c>{name}</c>, and those that there are.</summary>
internal sealed partial class TemplateNames(FieldReader read)
{
    /// <summary>Names that every request has.</summary>
    public static readonly string[] Own = ["tenant", "user", "sequence"];

    private readonly List<(Field Field, string Name)> used = [];
    private readonly Dictionary<string, string> known = Own.ToDictionary(name => name, _ => "PerfGate itself", StringComparer.Ordinal);

    /// <summary>What stands in braces, <c>{name}</c>; doubled braces and everything else in braces is text.</summary>
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    public void Use(Field field, string? text) => used.AddRange(In(text ?? "").Select(name => (field, name)));

    /// <summary>Notes a mistake at <paramref name="field"/> when something else has the name already.</summary>
    /// <param name="field">Where it is said.</param>
    /// <param name="name">The name.</param>
    /// <param name="owner">Who offers it, for a message; the same owner may do so twice.</param>
    public void Offer(Field field, string name, string owner)
    {
        if (!known.TryAdd(name, owner) && known[name] != owner)
        {
            read.Refuse(field, "names that nothing else has", $", whose name '{name}' is also that of {known[name]}");
        }
    }

    /// <summary>Notes each use of a name that nothing offers.</summary>
    public void Check()
    {
        foreach (var (field, name) in used.Distinct().Where(use => !known.ContainsKey(use.Name)))
        {
            read.Refuse(
                field,
                $"{string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}{Spelling.Suggestion(name, known.Keys)}",
                $", whose {{{name}}} is no column of a feed and no captured value");
        }
    }

    [GeneratedRegex(@"(?<![{$])\{([A-Za-z0-9_-]+)\}(?!\})")]
    private static partial Regex Name();
}
