using PerfGate.Core.Diagnostics;

namespace PerfGate.Yaml.Tests.Issues;

/// <summary>Found by fuzzing: a null character in the path of a scenario's socket was a fault of the tool.</summary>
public sealed class NullCharacterTests
{
    [Theory]
    [InlineData("projects: [\"a\\0b\"]", 12)]
    [InlineData("projects: [\"\\x00\"]", 12)]
    [InlineData("\"pro\\u0000jects\": [a]", 1)]
    public void It_is_a_mistake_with_its_place(string text, int column)
    {
        var fault = Assert.Throws<PerfGateException>(() => RulesFile.Parse("version: 1\n" + text, "perfgate.yml"));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        var mistake = Assert.Single(fault.Diagnostics, one => one.Message.Contains("found the null character", StringComparison.Ordinal));
        Assert.Equal((2, column), (mistake.Location!.Line, mistake.Location.Column));
    }
}
