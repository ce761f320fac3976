using System.Text.Json;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: on a machine with .NET 11 alone neither the command nor the build task started.</summary>
public sealed class NewerRuntimeAloneTests
{
    [Fact]
    public void The_tool_runs_on_a_newer_runtime_where_its_own_is_missing()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "perfgate.runtimeconfig.json")));

        Assert.Equal("Major", file.RootElement.GetProperty("runtimeOptions").GetProperty("rollForward").GetString());
    }
}
