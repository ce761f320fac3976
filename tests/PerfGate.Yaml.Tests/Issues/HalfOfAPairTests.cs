using PerfGate.Core.Diagnostics;
using PerfGate.Yaml.Fields;

namespace PerfGate.Yaml.Tests.Issues;

/// <summary>Found by fuzzing: the wrong half of a surrogate pair in quotes, and a word where no word is allowed, were faults of the tool.</summary>
public sealed class HalfOfAPairTests
{
    [Theory]
    [InlineData("\"\\udc00\\u8\"")]
    [InlineData("rules: [\"\\udc00\\ud800\"]")]
    [InlineData("projects: [\"\\udfff\\u0041\"]")]
    [InlineData("projects: [\"\\ud800\\ud800\"]")]
    public void The_wrong_half_is_a_mistake_with_its_place(string text)
    {
        var fault = Assert.Throws<PerfGateException>(() => RulesFile.Parse(text, "perfgate.yml"));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.All(fault.Diagnostics, one => Assert.True(one.Location is { Line: > 0, Column: > 0 }, $"{one}"));
    }

    [Fact]
    public void Where_no_word_is_allowed_none_is_near() => Assert.Equal("", Spelling.Suggestion("word", []));
}
