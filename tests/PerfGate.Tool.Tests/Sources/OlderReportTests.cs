using System.Text.Json.Nodes;
using PerfGate.Core.Diagnostics;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;

namespace PerfGate.Tool.Tests.Sources;

/// <summary>Reported: a report of version 0.1 with a null in one of its lists ended `perfgate report` as a fault of the tool.</summary>
public sealed class OlderReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, ExitCode.Passed)]
    [InlineData("results", ExitCode.Invalid)]
    [InlineData("load.after.points", ExitCode.Invalid)]
    [InlineData("load.after.total.series", ExitCode.Invalid)]
    public async Task A_null_in_a_list_ends_as_invalid_input(string? list, ExitCode exit)
    {
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Find(), "docs", "samples", "load-report.json")))!;
        if (list is not null)
        {
            list.Split('.').Aggregate(report, (node, name) => node[name]!).AsArray().Insert(0, null);
        }

        var file = folder.Write("report.json", report.ToJsonString());

        Assert.Equal((int)exit, await Program.RunAsync(["report", file, "--format", "markdown"], ToolComposition.Default));
    }
}
