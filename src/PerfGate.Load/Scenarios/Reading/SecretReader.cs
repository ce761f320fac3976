using System.Text;
using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>
/// Puts environment variables into texts: <c>${NAME}</c> stands for a value, <c>$${</c> for <c>${</c> itself. Messages name the variable
/// and never its value.
/// </summary>
/// <param name="read">Receives the mistakes.</param>
/// <param name="variable">The value of an environment variable; null when it is not set.</param>
internal sealed class SecretReader(FieldReader read, Func<string, string?> variable)
{
    private const string Start = "${";
    private const string Escaped = "$${";

    private readonly Dictionary<string, string> used = new(StringComparer.Ordinal);

    /// <summary>What was put into texts until now.</summary>
    public SecretValues Values => new(used);

    public SecretText? Text(Field? field, string allowed) => read.Text(field, allowed) is { } text ? Fill(text, field!.Value) : null;

    /// <summary>A mistake is noted at <paramref name="place"/>, and the text then stands as it is.</summary>
    public SecretText Fill(string text, Field place)
    {
        var value = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith(Escaped))
            {
                value.Append(Start);
                at += Escaped.Length;
            }
            else if (rest.StartsWith(Start))
            {
                var end = rest.IndexOf('}');
                var name = end < 0 ? "" : rest[Start.Length..end].ToString();
                value.Append(ValueOf(name, place));
                at += end < 0 ? rest.Length : end + 1;
            }
            else
            {
                value.Append(text[at++]);
            }
        }

        return new SecretText(text) { Value = value.ToString() };
    }

    private string ValueOf(string name, Field place)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            read.Refuse(place, "the name of an environment variable, '${NAME}'; write '$${' for '${' itself", ", in which '${' begins no name");
            return "";
        }

        if (variable(name) is { } value)
        {
            used[name] = value;
            return value;
        }

        read.Refuse(place, "an environment variable that is set", $", and the environment variable {name} is not set");
        return "";
    }
}
