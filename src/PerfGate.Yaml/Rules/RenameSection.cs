using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Rules;

/// <summary>Reads <c>renames</c>: old id to new id, each id on a side at most once.</summary>
internal sealed class RenameSection(FieldReader read)
{
    private const string AllowedName = "the benchmark's new id";

    public IReadOnlyDictionary<string, string> Read(Field? section)
    {
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        var oldNames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, field) in read.Map(section, null, orNothing: true)?.Entries ?? [])
        {
            if (read.Text(field, AllowedName) is not { } name)
            {
                continue;
            }

            if (name == key.Text)
            {
                read.Refuse(field, AllowedName, ", which is the old id");
            }
            else if (!oldNames.TryAdd(name, key.Text))
            {
                read.Refuse(field, AllowedName, $", which {ScalarNode.Quoted(oldNames[name])} is renamed to already");
            }
            else
            {
                renames.Add(key.Text, name);
            }
        }

        return renames;
    }
}
