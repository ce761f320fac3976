using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Projects;

public sealed class TargetFrameworkChoiceTests
{
    private static readonly Version[] Installed = [new(8, 0, 11), new(10, 0, 1)];

    [Theory]
    [InlineData("net10.0", null, "net48", "netstandard2.0", "net8.0", "net10.0")]
    [InlineData("net8.0", null, "net8.0", "net9.0")]
    [InlineData("net8.0-windows", null, "net8.0-windows", "net11.0")]
    [InlineData("net8.0", "net8.0", "net8.0", "net10.0")]
    public void The_newest_that_runs_here_or_the_one_asked_for(string expected, string? asked, params string[] frameworks) =>
        Assert.Equal(expected, TargetFrameworkChoice.Choose("Bench", frameworks, Installed, asked));

    [Theory]
    [InlineData(null)]
    [InlineData("net9.0")]
    public void A_framework_without_its_runtime_is_refused_by_name(string? asked)
    {
        var refused = Assert.Throws<PerfGateException>(() => TargetFrameworkChoice.Choose("Bench", ["net9.0"], Installed, asked));

        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.RuntimeMissing), (refused.ExitCode, refused.Diagnostics[0].Code));
        Assert.Contains("Bench targets net9.0; this machine has the runtimes 8.0.11, 10.0.1.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_targeted_cannot_be_asked_for() => Assert.Equal(
        ExitCode.Invalid,
        Assert.Throws<PerfGateException>(() => TargetFrameworkChoice.Choose("Bench", ["net8.0"], Installed, "net10.0")).ExitCode);
}
