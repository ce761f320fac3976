using PerfGate.TestKit;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: where global.json asks for an SDK that is not there, all that was said was "The command could not be loaded, possibly because:".</summary>
public sealed class AbsentSdkTests
{
    [Fact]
    public void The_command_names_the_version_the_file_and_the_remedy()
    {
        using var folder = new TemporaryFolder("perfgate sdk ");
        folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "patch" } }""");
        folder.Write("bench/Bench.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="BenchmarkDotNet" /></ItemGroup></Project>""");

        var run = FinishedProcess.Run(ToolStart.Of(folder.Root, "list"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("error PG3009", run.Error, StringComparison.Ordinal);
        Assert.Contains("global.json asks for the .NET SDK 99.0.100", run.Error, StringComparison.Ordinal);
        Assert.Contains("latestMajor", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("possibly because", run.Error, StringComparison.Ordinal);
    }
}
