using System.Text.Json;

namespace PerfGate.Core.Files;

/// <summary>Collects where a document has fields that this version does not know, and takes them out of it.</summary>
public sealed class UnknownFieldLog
{
    private const int Shown = 5;
    private readonly List<string> first = [];

    public int Count { get; private set; }

    /// <summary>Empties <paramref name="fields"/>, so that what is written later holds known fields only.</summary>
    public void Take(Dictionary<string, JsonElement>? fields, string path)
    {
        if (fields is null)
        {
            return;
        }

        foreach (var name in fields.Keys)
        {
            Note($"{path}{name}");
        }

        fields.Clear();
    }

    public override string ToString() =>
        string.Join(", ", first.Select(path => $"'{path}'")) + (Count > first.Count ? $" and {Count - first.Count} more" : "");

    private void Note(string path)
    {
        Count++;
        if (first.Count < Shown)
        {
            first.Add(path);
        }
    }
}
