using PerfGate.Core.Diagnostics;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Tests;

/// <summary>A rules file may come from a fork: no text may do more than be refused.</summary>
public sealed class HostileInputTests
{
    private const string Sample = """
        version: 1
        projects: [a/b.csproj, "c d"]
        compare: { branch: main, detect: 3%, budget: 1h30m }
        rules:
          - match: "*"
            time: { max-increase: 2%, floor: 0.5ns }
          - match: 'x''y'
            p99: { max-increase: 5 }
            removed: allow
        renames: { "Old": New }
        waivers:
          - match: |
              a
            metric: time
            allow: 12%
            until: 2027-01-31
            issue: "#123"
            reason: >-
              safer
              escaping
        """;

    [Theory]
    [InlineData("[", 500_000)]
    [InlineData("{a: ", 200_000)]
    [InlineData("- ", 500_000)]
    [InlineData("? ", 500_000)]
    public void Deep_nesting_is_refused(string opening, int count)
    {
        var mistakes = Rejected.Mistakes(string.Concat(Enumerable.Repeat(opening, count)));

        Assert.EndsWith("not readable as YAML: it is nested more than 16 levels deep", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_up_to_the_bound_is_read() =>
        Assert.Equal(
            ["1,12 projects[0]: found a list; allowed: the path of a project, each once"],
            Rejected.Mistakes($"projects: [{new string('[', 14)}{new string(']', 14)}]"));

    [Fact]
    public void Too_much_text_is_refused() =>
        Assert.Equal(["1,1 found 1048577 characters; allowed: at most 1048576"], Rejected.Mistakes(new string('#', DocumentText.LargestFile + 1)));

    [Fact]
    public void Many_mistakes_are_all_listed() =>
        Assert.Equal(20_000, Rejected.Mistakes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"key{i}: x\n"))).Length);

    [Fact]
    public void Damaged_text_is_read_or_refused_but_never_a_fault()
    {
        const string Alphabet = "\0\t\n\r !\"#%&'*,-.:<>?@[]`{|}~09aé\uFEFF\uD800\u2028";
        var random = new Random(20261123);
        var refused = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var text = Sample.ToList();
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0:
                        text[at] = Alphabet[random.Next(Alphabet.Length)];
                        break;
                    case 1:
                        text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                        break;
                    default:
                        text.RemoveRange(at, Math.Min(random.Next(1, 12), text.Count - at));
                        break;
                }
            }

            try
            {
                RulesFile.Parse(string.Concat(text), "perfgate.yml");
            }
            catch (PerfGateException exception)
            {
                refused++;
                Assert.NotEmpty(exception.Diagnostics);
                Assert.All(exception.Diagnostics, mistake => Assert.True(mistake.Location is { Line: > 0, Column: > 0 }));
            }
        }

        Assert.InRange(refused, 2_500, 4_999);
    }
}
