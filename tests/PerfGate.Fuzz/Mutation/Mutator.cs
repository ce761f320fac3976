namespace PerfGate.Fuzz.Mutation;

/// <summary>Makes inputs of inputs: by their structure where they have one, and as bytes.</summary>
public sealed class Mutator
{
    private const int MostChanges = 6;

    private readonly InputFormat format;
    private readonly int longest;
    private readonly TreeMutation trees;
    private readonly LineMutation lines;
    private readonly ZipMutation archives;

    /// <param name="format">Of the inputs.</param>
    /// <param name="seeds">Their words are put into other inputs.</param>
    /// <param name="longest">Bytes of an input, at most.</param>
    public Mutator(InputFormat format, IReadOnlyList<byte[]> seeds, int longest)
    {
        (this.format, this.longest) = (format, longest);
        trees = new TreeMutation(new TreeWords(seeds.SelectMany(TreesOf)), isJson: format != InputFormat.Yaml);
        lines = new LineMutation([.. seeds.SelectMany(LineMutation.LinesOf).Distinct()]);
        archives = new ZipMutation((content, random) => ByTree(content, content, InputFormat.Json, 1, random) ?? ByteMutation.Changed(content, content, random));
    }

    /// <param name="input">Is not changed.</param>
    /// <param name="other">Lends parts.</param>
    /// <param name="random">Decides.</param>
    public byte[] Changed(byte[] input, byte[] other, Random random)
    {
        // Mostly one: a second fault often hides the first.
        var changes = 1 + (random.Next(2) == 0 ? 0 : random.Next(MostChanges));
        var byStructure = random.Next(6) != 0;
        var changed = byStructure ? ByStructure(input, other, changes, random) ?? AsBytes(input, other, changes, random) : AsBytes(input, other, changes, random);
        return changed.Length > longest ? changed[..longest] : changed;
    }

    private static byte[] AsBytes(byte[] input, byte[] other, int changes, Random random)
    {
        for (; changes > 0; changes--)
        {
            input = ByteMutation.Changed(input, other, random);
        }

        return input;
    }

    /// <returns>Null: the input has not the structure.</returns>
    private byte[]? ByStructure(byte[] input, byte[] other, int changes, Random random)
    {
        switch (format)
        {
            case InputFormat.Json or InputFormat.Yaml:
                return ByTree(input, other, format, changes, random);
            case InputFormat.Zip:
                return archives.Changed(input, changes, random);
            case InputFormat.Lines:
                for (; changes > 0; changes--)
                {
                    input = lines.Changed(input.Length > longest ? input[..longest] : input, other, random);
                }

                return input;
            default:
                return null;
        }
    }

    private byte[]? ByTree(byte[] input, byte[] other, InputFormat kind, int changes, Random random)
    {
        if (Parsed(input, kind) is not { } tree)
        {
            return null;
        }

        var lender = (ReferenceEquals(input, other) ? null : Parsed(other, kind)) ?? tree.Copy();
        for (; changes > 0; changes--)
        {
            trees.Change(tree, lender, random);
        }

        return kind == InputFormat.Yaml ? YamlText.Write(tree, inBlocks: random.Next(2) == 0) : JsonText.Write(tree);
    }

    private static Tree? Parsed(byte[] input, InputFormat kind) => kind == InputFormat.Yaml ? YamlText.Parse(input) : JsonText.Parse(input);

    private IEnumerable<Tree> TreesOf(byte[] seed) => format switch
    {
        InputFormat.Json or InputFormat.Yaml => Parsed(seed, format) is { } tree ? [tree] : [],
        InputFormat.Zip => (ZipMutation.EntriesOf(seed) ?? []).Select(entry => JsonText.Parse(entry.Content)).OfType<Tree>(),
        _ => [],
    };
}
