using PerfGate.Load.Scenarios.Reading;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Scenarios;

/// <summary><c>docs/load.md</c> against the reader.</summary>
public sealed class ScenarioReferenceTests
{
    private static readonly string Text = File.ReadAllText(Page()).ReplaceLineEndings("\n");

    public static TheoryData<string> Sections => [.. ScenarioKeys.BySection.Keys];

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_tables_have_a_row_for_each_key_and_no_other(string section) =>
        Assert.Equal(ScenarioKeys.BySection[section].Order(), KeysOf(section).Order());

    [Fact]
    public void Every_word_is_explained() =>
        Assert.All(ScenarioChoices.Words, word => Assert.Contains($"`{word}`", Text, StringComparison.Ordinal));

    [Fact]
    public void Documented_defaults_of_the_load_are_the_defaults()
    {
        var plain = ScenarioText.Read("target: http://localhost\nload: { rate: 1/s }\nendpoints: [GET /]").Shape;
        string[][] rows = [.. Rows("load").Where(row => row[1].StartsWith('`') && row[0] is not ("`think-time`" or "`duration`"))];

        Assert.Equal(11, rows.Length);
        Assert.All(rows, row =>
        {
            var text = $"target: http://localhost\nload: {{ rate: 1/s, {row[0].Trim('`')}: {row[1].Trim('`')} }}\nendpoints: [GET /]";
            var shape = ScenarioText.Read(text).Shape;
            Assert.Equal(plain with { Stages = shape.Stages }, shape);
        });
    }

    [Fact]
    public void Every_example_is_read()
    {
        var examples = Text.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0]).ToList();

        Assert.Equal(2, examples.Count);
        Assert.All(examples, example => Assert.NotEmpty(
            ScenarioFile.Parse(example, "docs.yml", new ScenarioOptions { Variable = _ => "x" }).Endpoints));
    }

    private static IEnumerable<string> KeysOf(string section) =>
        Rows(section).Where(row => row[0].StartsWith('`')).SelectMany(row => row[0].Split('`').Where((_, i) => i % 2 == 1))
            .Except(section == "budgets" ? ScenarioChoices.Class.Select(choice => choice.Word) : []);

    private static IEnumerable<string[]> Rows(string heading) =>
        Text.Split('\n')
            .SkipWhile(line => line != $"## {heading}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string Page() => Path.Combine(RepositoryFolder.Find(), "docs", "load.md");
}
