namespace PerfGate.Fuzz.Mutation;

/// <summary>The scalars and keys of some trees.</summary>
internal sealed class TreeWords
{
    private readonly string[] scalars;
    private readonly string[] keys;

    public TreeWords(IEnumerable<Tree> trees)
    {
        var all = trees.SelectMany(tree => tree.All()).ToList();
        scalars = [.. all.Select(tree => tree.Text).OfType<string>().Distinct().DefaultIfEmpty("1")];
        keys = [.. all.SelectMany(tree => tree.Entries).Select(entry => entry.Key).Where(key => key.Length > 0).Distinct().DefaultIfEmpty("\"x\"")];
    }

    public string Scalar(Random random) => scalars[random.Next(scalars.Length)];

    public string Key(Random random) => keys[random.Next(keys.Length)];
}
