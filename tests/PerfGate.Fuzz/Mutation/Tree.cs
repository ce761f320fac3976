namespace PerfGate.Fuzz.Mutation;

/// <summary>A document as far as changing it needs: maps, lists, and the text of scalars as it stands in the file.</summary>
/// <remarks>Text is Latin-1, one character a byte, so that whatever stood in the file is written again. A key may stand twice.</remarks>
internal sealed class Tree
{
    /// <summary>Deeper documents are changed as bytes.</summary>
    public const int DeepestParsed = 64;

    public Tree(string text) => Text = text;

    public Tree(bool isMap) => IsMap = isMap;

    /// <summary>Of a scalar, with its quotes; null: a map or a list.</summary>
    public string? Text { get; set; }

    public bool IsMap { get; set; }

    /// <summary>Keys with their quotes; of a list they are empty.</summary>
    public List<(string Key, Tree Value)> Entries { get; init; } = [];

    public Tree Copy() => new(IsMap) { Text = Text, Entries = Entries.ConvertAll(entry => (entry.Key, entry.Value.Copy())) };

    /// <summary>This and everything below it, at most <paramref name="most"/>.</summary>
    public List<Tree> All(int most = 20_000)
    {
        List<Tree> all = [this];
        for (var i = 0; i < all.Count && all.Count < most; i++)
        {
            all.AddRange(all[i].Entries.Select(entry => entry.Value));
        }

        return all;
    }

    public void Become(Tree other)
    {
        (Text, IsMap) = (other.Text, other.IsMap);
        var entries = other.Entries.ToArray();
        Entries.Clear();
        Entries.AddRange(entries);
    }
}
