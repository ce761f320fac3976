using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Fields;

/// <summary>The fields of one mapping, each given once; keys that are not allowed are reported and left out.</summary>
public sealed class FieldMap
{
    private readonly Dictionary<string, Field> fields = new(StringComparer.Ordinal);
    private readonly List<(ScalarNode Key, Field Field)> entries = [];
    private readonly Mistakes mistakes;
    private readonly Position position;
    private readonly string path;

    /// <param name="map">The mapping.</param>
    /// <param name="path">Its path; empty at the top level.</param>
    /// <param name="keys">The allowed keys; null: any.</param>
    /// <param name="mistakes">Receives unknown and repeated keys, and required ones that are missing.</param>
    public FieldMap(MapNode map, string path, IReadOnlyList<string>? keys, Mistakes mistakes)
    {
        this.path = path;
        this.mistakes = mistakes;
        position = map.Position;
        var where = path.Length == 0 ? "top level" : path;
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (!lines.TryAdd(key.Text, key.Position.Line))
            {
                mistakes.Add(
                    key.Position,
                    $"{where}: found the key {ScalarNode.Quoted(key.Text)} again; allowed: once, and line {lines[key.Text]} has it");
            }
            else if (keys is not null && !keys.Contains(key.Text))
            {
                mistakes.Add(
                    key.Position,
                    $"{where}: found the unknown key {ScalarNode.Quoted(key.Text)}; "
                        + $"allowed: {string.Join(", ", keys)}{Spelling.Suggestion(key.Text, keys)}");
            }
            else
            {
                var field = new Field(value, PathOf(key.Text));
                entries.Add((key, field));
                fields.Add(key.Text, field);
            }
        }
    }

    /// <summary>In file order.</summary>
    public IReadOnlyList<(ScalarNode Key, Field Field)> Entries => entries;

    public Field? this[string key] => fields.TryGetValue(key, out var field) ? field : null;

    /// <summary>The field, or null and a mistake at the mapping when it is missing.</summary>
    public Field? Required(string key, string allowed)
    {
        var field = this[key];
        if (field is null)
        {
            mistakes.Add(position, $"{PathOf(key)}: found nothing; allowed: {allowed}");
        }

        return field;
    }

    private string PathOf(string key) =>
        !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || key.Length == 0 ? $"{path}[{ScalarNode.Quoted(key)}]"
        : path.Length == 0 ? key
        : $"{path}.{key}";
}
