namespace PerfGate.Yaml.Fields;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    // Longer text is no slip of a key, and the distance is quadratic in its length.
    private const int Longest = 40;

    /// <summary>The allowed word nearest to <paramref name="found"/>, case and dashes aside; null when none is near.</summary>
    public static string? Closest(string found, IEnumerable<string> allowed)
    {
        if (found.Length is 0 or > Longest)
        {
            return null;
        }

        var best = allowed.Select(word => (Word: word, Distance: Distance(found, word))).DefaultIfEmpty().MinBy(candidate => candidate.Distance);
        return best.Word is not null && best.Distance <= Math.Max(1, best.Word.Length / 3) ? best.Word : null;
    }

    /// <summary>The end of a message that names the word probably meant; empty when none is near.</summary>
    public static string Suggestion(string found, IEnumerable<string> allowed) =>
        Closest(found, allowed) is { } closest ? $"; did you mean '{closest}'?" : "";

    /// <summary>
    /// Insertions, deletions, substitutions and exchanges of neighbours (optimal string alignment) between the words in lower case
    /// without <c>-</c>, <c>_</c> and spaces.
    /// </summary>
    public static int Distance(string left, string right)
    {
        var (a, b) = (Bare(left), Bare(right));
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }

    private static string Bare(string word) => string.Concat(word.Where(c => c is not ('-' or '_' or ' ')).Select(char.ToLowerInvariant));
}
