using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Files;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;
using PerfGate.Tool.Gate;
using PerfGate.Yaml;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>
/// Reported: with links that loop in the repository the search for projects never ended; a pipe in the place of a file hung its reader; a
/// device as a feed or a body took all memory.
/// </summary>
public sealed class FilesWithoutEndTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_search_for_projects_follows_no_link()
    {
        folder.Write("bench/My.csproj", "<Project><PackageReference Include=\"BenchmarkDotNet\" /></Project>");
        folder.Write("bench/other/Other.csproj", "<Project />");
        Directory.CreateSymbolicLink(folder.At("up"), "..");
        Directory.CreateSymbolicLink(folder.At("bench", "other", "back"), folder.Root);

        var found = await Task.Run(() => ProjectSearch.Find([], GateRules.Default, folder.Root), TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal([folder.At("bench", "My.csproj")], found);
    }

    public static TheoryData<string> Readers => [.. Reading.Keys];

    private static Dictionary<string, Action<string>> Reading => new()
    {
        ["measurements"] = path => MeasurementFile.Read(path),
        ["report"] = path => ReportFile.Read(path),
        ["load"] = path => LoadFile.Read(path),
        ["any format"] = path => ToolComposition.Default.Parts.Import.Read(path),
        ["rules"] = path => RulesFile.Load(path),
        ["feed"] = path => FeedFile.Read(path),
        ["scenario"] = path => ScenarioFile.Load(path),
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_pipe_or_a_device_is_refused(string reader)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("pipes and devices are no files there");
        }

        Directory.CreateSymbolicLink(folder.At("zero"), "/dev/zero");
        var made = FinishedProcess.Run(new ProcessStartInfo("mkfifo", [folder.At("pipe")]));
        Assert.True(made.ExitCode == 0, made.Error);
        foreach (var name in (string[])["pipe", "zero"])
        {
            var fault = await Assert.ThrowsAsync<PerfGateException>(
                () => Task.Run(() => Reading[reader](folder.At(name)), TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken));

            Assert.Equal(ExitCode.Invalid, fault.ExitCode);
            Assert.Contains("no ordinary file", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_from_a_device_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("devices are no files there");
        }

        folder.Write("load.yml", """
            target: http://127.0.0.1:5080
            load: { rate: 200/s, duration: 60s }
            endpoints:
              - { name: write, request: POST /orders, body-file: /dev/zero }
            """);

        var fault = await Assert.ThrowsAsync<PerfGateException>(
            () => Task.Run(() => ScenarioFile.Load(folder.At("load.yml")), TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken));

        Assert.Contains("no ordinary file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_files_are_taken()
    {
        folder.Write("empty", "");
        folder.Write("full", "text");
        File.CreateSymbolicLink(folder.At("link"), "full");

        OrdinaryFile.Require(folder.At("empty"));
        OrdinaryFile.Require(folder.At("full"), most: 4);
        OrdinaryFile.Require(folder.At("link"), most: 4);
        OrdinaryFile.Require(folder.At("missing"));
        Assert.Throws<IOException>(() => OrdinaryFile.Require(folder.At("link"), most: 3));
    }
}
