using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: on a machine with .NET 11 alone neither the command nor the build task started.</summary>
[Trait("speed", "slow")]
public sealed class NewerRuntimeAloneTests
{
    [Fact]
    public void The_tool_starts_where_the_newer_runtime_is_the_only_one()
    {
        var root = DotnetRoot.NewestAlone;
        using var folder = new TemporaryFolder("perfgate runtime ");

        // As the build task starts it, and the installed command's own launcher: by the runtimeconfig beside the tool.
        using var run = ToolRun.StartOn(root, folder.Root, [], "doctor");
        var result = run.Finish();

        Assert.Equal([DotnetRoot.VersionOf(11)], Directory.GetDirectories(Path.Combine(root, "shared", "Microsoft.NETCore.App")).Select(Path.GetFileName));
        Assert.DoesNotContain("You must install or update .NET", result.Expect(0).Error, StringComparison.Ordinal);
    }
}
