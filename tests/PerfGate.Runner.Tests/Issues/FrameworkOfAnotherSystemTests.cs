using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: of net10.0-windows;net10.0 the first is taken on Linux, which cannot build it.</summary>
public sealed class FrameworkOfAnotherSystemTests
{
    private static readonly Version[] Installed = [new(8, 0, 11), new(10, 0, 1)];

    [Theory]
    [InlineData("net10.0", "net10.0-elsewhere", "net10.0")]
    [InlineData("net10.0", "net10.0", "net10.0-elsewhere")]
    [InlineData("net10.0", "net10.0-elsewhere10.0.19041.0", "net10.0")]
    [InlineData("net8.0", "net10.0-elsewhere", "net8.0")]
    [InlineData("net10.0-elsewhere", "net10.0-elsewhere", "net9.0")]
    public void One_that_this_system_runs_is_chosen(string expected, params string[] frameworks) =>
        Assert.Equal(expected, TargetFrameworkChoice.Choose("Bench", frameworks, Installed, asked: null));

    [Fact]
    public void The_systems_own_is_as_good_as_any()
    {
        var own = OperatingSystem.IsWindows() ? "net10.0-windows10.0.19041.0" : OperatingSystem.IsMacOS() ? "net10.0-macos15.0" : "net10.0-linux";

        Assert.Equal(own, TargetFrameworkChoice.Choose("Bench", [own, "net8.0"], Installed, asked: null));
    }

    [Fact]
    public void One_that_is_asked_for_is_taken_whatever_its_system() =>
        Assert.Equal("net10.0-elsewhere", TargetFrameworkChoice.Choose("Bench", ["net10.0-elsewhere", "net10.0"], Installed, "net10.0-elsewhere"));
}
