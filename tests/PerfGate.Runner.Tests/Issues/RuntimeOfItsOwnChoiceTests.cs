using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Found with several runtimes side by side: a project with RollForward ran on .NET 11, and the report named the .NET 10 of its neighbour only.</summary>
public sealed class RuntimeOfItsOwnChoiceTests
{
    private static readonly BuiltProject Project = new("Bench", "/r/Bench.csproj", "/r/bin/Bench.dll", "net10.0", "10.0.401");

    [Fact]
    public void A_newer_runtime_that_the_project_asks_for_is_said()
    {
        var warning = RolledForward.Warning(Project, "head", ".NET 11.0.0");

        Assert.Equal(DiagnosticIds.RolledForward, warning!.Code);
        Assert.Equal("Bench (head) targets net10.0 and ran on .NET 11.0.0: its RollForward, or the variable DOTNET_ROLL_FORWARD, asks for that.", warning.Message);
    }

    [Fact]
    public void One_that_the_user_asked_for_is_said_as_such() => Assert.Equal(
        "Bench (base) targets net10.0, whose runtime this machine does not have; it was rolled forward to .NET 11.0.0-rc.1.",
        RolledForward.Warning(Project with { RollsForward = true }, "base", ".NET 11.0.0-rc.1")!.Message);

    [Theory]
    [InlineData("net10.0", ".NET 10.0.12")]
    [InlineData("net10.0-windows", ".NET 10.0.0-rc.2.25502.107")]
    [InlineData("net48", ".NET 10.0.12")]
    [InlineData("net10.0", "Mono")]
    public void Its_own_runtime_is_no_news(string framework, string runtime) =>
        Assert.Null(RolledForward.Warning(Project with { TargetFramework = framework }, "head", runtime));
}
