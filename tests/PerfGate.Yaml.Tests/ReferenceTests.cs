using PerfGate.Core.Measurements;
using PerfGate.Core.Rules;
using PerfGate.TestKit;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Rules;

namespace PerfGate.Yaml.Tests;

/// <summary><c>docs/rules.md</c> against the reader.</summary>
public sealed class ReferenceTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryFolder.Find(), "docs", "rules.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Words =>
    [
        .. RuleKeys.All
            .Concat(Choices.Words)
            .Concat(MetricUnits.For(Metric.Time).Names.Except(["\u03BCs"]))
            .Concat(MetricUnits.For(Metric.Allocated).Names)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_key_word_and_unit_is_explained(string word) => Assert.Contains($"`{word}`", Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("## Top level", "version", "projects", "compare", "rules", "renames", "waivers")]
    [InlineData(
        "## compare",
        "branch", "gate", "profile", "detect", "noise-floor", "false-alarms", "budget", "inconclusive", "weak-evidence", "instructions", "profile-data", "impact", "measure-all-every")]
    [InlineData("## rules", "match", "time", "removed", "inconclusive", "max-increase", "floor", "time", "allocated")]
    [InlineData("## waivers", "match", "metric", "allow", "until", "issue", "reason")]
    public void The_tables_have_a_row_for_each_key(string heading, params string[] keys) =>
        Assert.Equal(keys, Rows(heading).Where(row => row[0].StartsWith('`')).Select(row => row[0].Split('`')[1]));

    [Fact]
    public void The_tables_know_every_key()
    {
        Assert.Superset(RuleKeys.Top.ToHashSet(), KeysOf("## Top level"));
        Assert.Superset(RuleKeys.Compare.ToHashSet(), KeysOf("## compare"));
        Assert.Superset(RuleKeys.Rule.Concat(RuleKeys.Limit).ToHashSet(), KeysOf("## rules"));
        Assert.Superset(RuleKeys.Waiver.ToHashSet(), KeysOf("## waivers"));
    }

    [Fact]
    public void Documented_defaults_are_the_defaults()
    {
        var checkedRows = 0;
        foreach (var row in Rows("## compare").Where(row => row[1].StartsWith('`')))
        {
            var rules = RulesFile.Parse($"compare: {{ {row[0].Trim('`')}: {row[1].Trim('`')} }}", "docs");

            Assert.Equal(new CompareRules(), rules.Compare);
            checkedRows++;
        }

        Assert.Equal(10, checkedRows);
        foreach (var profile in Enum.GetValues<Profile>())
        {
            var name = profile.ToString().ToLowerInvariant();
            Assert.Contains($"{profile.Detect() * 100:0}% for {name}", Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("`time`", "time")]
    [InlineData("`allocated`", "allocated")]
    [InlineData("any other", "p99")]
    public void Documented_limits_are_the_limits(string cell, string metric)
    {
        var row = Rows("## rules").Last(row => row[0] == cell);

        var rules = RulesFile.Parse(
            $"rules: [{{ match: a, {metric}: {{ max-increase: {row[1].Trim('`')}, floor: {row[2].Trim('`')} }} }}]",
            "docs");

        Assert.Equal(MetricDefaults.For(metric), rules.Rules[0].Metrics[metric]);
    }

    [Fact]
    public void Every_example_is_read()
    {
        var examples = Text.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0]).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.NotEmpty(RulesFile.Parse(example, "docs").Projects));
    }

    private static HashSet<string> KeysOf(string heading) =>
        [.. Rows(heading).SelectMany(row => row[0].Split('`').Where((_, i) => i % 2 == 1))];

    /// <summary>The cells of the tables below a heading, up to the next heading of its level.</summary>
    private static IEnumerable<string[]> Rows(string heading) =>
        Text.Split('\n')
            .SkipWhile(line => line != heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(row => row[0] is not ("field" or "metric"));
}
