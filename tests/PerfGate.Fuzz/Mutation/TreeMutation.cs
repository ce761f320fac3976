namespace PerfGate.Fuzz.Mutation;

/// <summary>Changes a tree at one place.</summary>
/// <param name="known">Scalars and keys of the seeds: words that the reader knows.</param>
/// <param name="isJson">Then most of what comes out is to be JSON still.</param>
internal sealed class TreeMutation(TreeWords known, bool isJson)
{
    private const int DeepestWrapping = 200;
    private const int LongestText = 9000;
    private const int MostRepeats = 400;

    /// <summary>Of what is repeated, in all.</summary>
    private const int MostNodes = 4000;

    /// <param name="root">Is changed.</param>
    /// <param name="other">Lends subtrees; may be the root's copy.</param>
    /// <param name="random">Decides.</param>
    public void Change(Tree root, Tree other, Random random)
    {
        var all = root.All();
        var chosen = all[random.Next(all.Count)];
        switch (random.Next(16))
        {
            case 0:
                Entry(all, random, (entries, at) => entries.RemoveAt(at));
                break;
            case 1:
                Entry(all, random, (entries, at) => entries.Insert(random.Next(entries.Count + 1), (entries[at].Key, entries[at].Value.Copy())));
                break;
            case 2:
            case 3:
                Scalar(all, random).Become(new Tree(HostileScalars.Choose(random, isJson)));
                break;
            case 4:
                Scalar(all, random).Become(new Tree(known.Scalar(random)));
                break;
            case 5:
                chosen.Become(all[random.Next(all.Count)].Copy());
                break;
            case 6:
                Swap(chosen, all[random.Next(all.Count)]);
                break;
            case 7:
                Wrap(chosen, random);
                break;
            case 8:
                Entry(all, random, (entries, at) => entries[at] = (known.Key(random), entries[at].Value));
                break;
            case 9:
                var lent = other.All();
                chosen.Become(lent[random.Next(lent.Count)].Copy());
                break;
            case 10:
                Scalar(all, random).Become(new Tree($"\"{new string((char)random.Next('a', 'z'), random.Next(LongestText))}\""));
                break;
            case 11:
            case 12:
                var number = Scalar(all, random);
                number.Text = Perturbed(number.Text ?? "1", random);
                break;
            case 13:
                Entry(all, random, (entries, at) => Repeat(entries, at, random));
                break;
            case 14:
                var map = Map(all, random);
                map.Entries.Insert(random.Next(map.Entries.Count + 1), (known.Key(random), new Tree(random.Next(2) == 0 ? known.Scalar(random) : HostileScalars.Choose(random, isJson))));
                break;
            default:
                // The same field in two places of a list: entries that repeat each other are what checks of documents are about.
                Entry(all, random, (entries, at) => entries[random.Next(entries.Count)] = (entries[at].Key, entries[at].Value.Copy()));
                break;
        }
    }

    private static void Entry(List<Tree> all, Random random, Action<List<(string Key, Tree Value)>, int> change)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (all[random.Next(all.Count)].Entries is { Count: > 0 } entries)
            {
                change(entries, random.Next(entries.Count));
                return;
            }
        }
    }

    private static void Repeat(List<(string Key, Tree Value)> entries, int at, Random random)
    {
        var (key, value) = entries[at];
        var most = Math.Clamp(MostNodes / value.All().Count, 2, MostRepeats);
        entries.InsertRange(at, Enumerable.Range(0, random.Next(1, most)).Select(_ => (key, value.Copy())));
    }

    private static Tree Scalar(List<Tree> all, Random random) => Where(all, random, tree => tree.Text is not null);

    private static Tree Map(List<Tree> all, Random random) => Where(all, random, tree => tree.IsMap && tree.Text is null);

    private static Tree Where(List<Tree> all, Random random, Func<Tree, bool> wanted)
    {
        var found = all[random.Next(all.Count)];
        for (var tries = 0; tries < 20 && !wanted(found); tries++)
        {
            found = all[random.Next(all.Count)];
        }

        return found;
    }

    private static void Swap(Tree one, Tree other)
    {
        var (first, second) = (one.Copy(), other.Copy());
        one.Become(second);
        other.Become(first);
    }

    private static void Wrap(Tree tree, Random random)
    {
        var levels = random.Next(3) == 0 ? random.Next(2, DeepestWrapping) : 1;
        var asMap = random.Next(2) == 0;
        var wrapped = tree.Copy();
        for (var level = 0; level < levels; level++)
        {
            wrapped = new Tree(asMap) { Entries = [(asMap ? "\"x\"" : "", wrapped)] };
        }

        tree.Become(wrapped);
    }

    /// <summary>A little other: a digit, a sign, a power of ten, a character.</summary>
    private string Perturbed(string text, Random random)
    {
        if (isJson && text.StartsWith('"') && text.Length > 1)
        {
            return $"\"{Text(text[1..^1], random)}\"";
        }

        return random.Next(isJson ? 4 : 6) switch
        {
            0 => text.Insert(text.Length, $"{random.Next(10)}"),
            1 => text.StartsWith('-') ? text[1..] : "-" + text,
            2 => $"{text.Split('e', 'E')[0]}e{random.Next(-320, 320)}",
            3 => text.Length > 1 ? text[..^1] : text,
            _ => Text(text, random),
        };
    }

    private static string Text(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(3) switch
        {
            0 when text.Length > 0 => text.Remove(Math.Min(at, text.Length - 1), 1),
            1 when text.Length > 0 => text.Remove(Math.Min(at, text.Length - 1), 1).Insert(Math.Min(at, text.Length - 1), $"{(char)random.Next(32, 127)}"),
            _ => text.Insert(at, $"{(char)random.Next(32, 256)}"),
        };
    }
}
