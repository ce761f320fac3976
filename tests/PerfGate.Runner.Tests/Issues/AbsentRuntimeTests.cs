using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: a project that targets only runtimes that are absent could not be measured on a newer one.</summary>
public sealed class AbsentRuntimeTests
{
    private static readonly Version[] Installed = [new(8, 0, 11), new(10, 0, 1)];

    [Theory]
    [InlineData("net9.0", null, "net9.0")]
    [InlineData("net9.0", null, "net6.0", "net9.0")]
    [InlineData("net7.0-windows", null, "net48", "netstandard2.0", "net7.0-windows")]
    [InlineData("net6.0", "net6.0", "net6.0", "net9.0")]
    [InlineData("net8.0", null, "net8.0", "net9.0")]
    public void It_is_rolled_forward_where_nothing_else_runs_here(string expected, string? asked, params string[] frameworks) =>
        Assert.Equal(expected, TargetFrameworkChoice.Choose("Bench", frameworks, Installed, asked, rollForward: true));

    [Theory]
    [InlineData("net11.0")]
    [InlineData("net48")]
    [InlineData("netcoreapp3.1")]
    public void No_runtime_is_rolled_back_and_another_kind_of_framework_nowhere(string framework)
    {
        var refused = Assert.Throws<PerfGateException>(() => TargetFrameworkChoice.Choose("Bench", [framework], Installed, asked: null, rollForward: true));

        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.RuntimeMissing), (refused.ExitCode, refused.Diagnostics[0].Code));
        Assert.DoesNotContain("--roll-forward", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_option_the_refusal_names_it()
    {
        var refused = Assert.Throws<PerfGateException>(() => TargetFrameworkChoice.Choose("Bench", ["net6.0", "net9.0"], Installed, asked: null));

        Assert.EndsWith(
            "or measure net9.0 on a newer one: --roll-forward (PerfGateRollForward in a build).", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net9.0", true)]
    [InlineData("net10.0", false)]
    [InlineData("net8.0", false)]
    [InlineData("net11.0", false)]
    public void Only_what_has_no_runtime_of_its_own_is_rolled(string framework, bool rolls) =>
        Assert.Equal(rolls, TargetFrameworkChoice.NeedsRollForward(framework, Installed));
}
