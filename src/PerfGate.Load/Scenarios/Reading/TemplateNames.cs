using System.Text.RegularExpressions;
using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>The names that requests use as <c>{name}</c>, and those that there are.</summary>
internal sealed partial class TemplateNames(FieldReader read)
{
    /// <summary>Names that every request has.</summary>
    public static readonly string[] Own = ["tenant", "user", "sequence"];

    private readonly List<(Field Field, string Name, bool IsBody)> used = [];
    private readonly Dictionary<string, string> known = Own.ToDictionary(name => name, _ => "PerfGate itself", StringComparer.Ordinal);

    /// <summary>What stands in braces, <c>{name}</c>.</summary>
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    /// <param name="field">Where a mistake is said.</param>
    /// <param name="text">A template.</param>
    /// <param name="isBody">True: braces may be the body's own, as in JSON; a name that nothing offers is then one only when it is nearly another.</param>
    public void Use(Field field, string? text, bool isBody = false) => used.AddRange(In(text ?? "").Select(name => (field, name, isBody)));

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
        foreach (var (field, name, isBody) in used.Distinct().Where(use => !known.ContainsKey(use.Name)))
        {
            if (isBody && Spelling.Closest(name, known.Keys) is null)
            {
                continue;
            }

            read.Refuse(
                field,
                $"{string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}{Spelling.Suggestion(name, known.Keys)}",
                $", whose {{{name}}} is no column of a feed and no captured value");
        }
    }

    [GeneratedRegex(@"(?<!\$)\{([A-Za-z0-9_-]+)\}")]
    private static partial Regex Name();
}
