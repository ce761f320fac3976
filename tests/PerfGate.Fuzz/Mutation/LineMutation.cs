using System.Text;
using System.Text.RegularExpressions;

namespace PerfGate.Fuzz.Mutation;

/// <summary>Changes text at one of its lines.</summary>
/// <param name="words">Lines of the seeds.</param>
internal sealed partial class LineMutation(IReadOnlyList<string> words)
{
    private static readonly string[] Numbers = ["0", "-1", "1", "007", "2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e9", "0x10", "FFFFFFFFFFFFFFF", ""];

    private static readonly string[] Endings = ["\n", "\r\n", "\r", "", "\n\n", " \n", "\0\n"];

    public byte[] Changed(byte[] input, byte[] other, Random random)
    {
        var lines = LinesOf(input);
        var at = random.Next(lines.Count);
        switch (random.Next(9))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count + 1), lines[at]);
                break;
            case 2:
                var second = random.Next(lines.Count);
                (lines[at], lines[second]) = (lines[second], lines[at]);
                break;
            case 3:
                lines.Insert(at, words[random.Next(words.Count)]);
                break;
            case 4:
                var lent = LinesOf(other);
                lines.Insert(at, lent[random.Next(lent.Count)]);
                break;
            case 5:
                lines[at] = Number().Replace(lines[at], match => random.Next(2) == 0 ? match.Value : Numbers[random.Next(Numbers.Length)]);
                break;
            case 6:
                lines[at] = lines[at].TrimEnd('\r', '\n') + Endings[random.Next(Endings.Length)];
                break;
            case 7:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], random.Next(1, 300)));
                break;
            default:
                lines[at] = random.Next(2) == 0 ? lines[at].ToUpperInvariant() : lines[at].ToLowerInvariant();
                break;
        }

        return Encoding.Latin1.GetBytes(string.Concat(lines));
    }

    /// <summary>With their ends; at least one.</summary>
    public static List<string> LinesOf(byte[] input) => [.. LineEnd().Split(Encoding.Latin1.GetString(input))];

    [GeneratedRegex(@"(?<=\n)")]
    private static partial Regex LineEnd();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
