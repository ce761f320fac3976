using System.Text.RegularExpressions;
using PerfGate.Core.Rules;

namespace PerfGate.Core.Tests.Rules;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("?", "", false)]
    [InlineData("Ns.Type.Method", "Ns.Type.Method", true)]
    [InlineData("Ns.Type.Method", "Ns.Type.Method2", false)]
    [InlineData("ns.*", "Ns.Type.Method", false)]
    [InlineData("*.Startup*", "Ns.Startup.Cold(N: 1)", true)]
    [InlineData("*.Startup*", "Startup.Cold", false)]
    [InlineData("*(N: 10?)", "T.M(N: 100)", true)]
    [InlineData("*[1, 2]*", "T.M(a: [1, 2])", true)]
    [InlineData("*[1, 2]*", "T.M(a: 1)", false)]
    [InlineData("Ns.Type", "NsxType", false)]
    [InlineData("*a*b", "aab", true)]
    [InlineData("a*", "a\nb", true)]
    public void Matches_the_whole_id_case_and_brackets_included(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Glob.IsMatch(pattern, text));

    [Fact]
    public void Agrees_with_a_regular_expression_on_random_patterns()
    {
        var random = new Random(20261123);
        var matches = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var pattern = Draw(random, "ab*?.[\n", 8);
            var text = Draw(random, "ab*?.[\n", 12);
            if (random.Next(2) == 0)
            {
                text = Fill(random, pattern);
            }

            var expected = Regex.IsMatch(
                text,
                $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z",
                RegexOptions.Singleline | RegexOptions.CultureInvariant);
            matches += expected ? 1 : 0;

            Assert.True(expected == Glob.IsMatch(pattern, text), $"'{pattern}' on '{text}' should be {expected}");
        }

        Assert.InRange(matches, 5_000, 15_000);
    }

    private static string Draw(Random random, string alphabet, int longest) =>
        new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

    // A text that was made from the pattern, for random pairs seldom match; one in eight is then damaged.
    private static string Fill(Random random, string pattern)
    {
        var text = string.Concat(pattern.Select(c => c switch
        {
            '*' => Draw(random, "ab.", 4),
            '?' => Draw(random, "ab", 1) is { Length: 1 } one ? one : "a",
            _ => c.ToString(),
        }));
        return text.Length > 0 && random.Next(8) == 0 ? text.Remove(random.Next(text.Length), 1) : text;
    }
}
