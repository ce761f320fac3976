using System.Diagnostics;
using PerfGate.TestKit;
using PerfGate.Tool.Initialising;
using PerfGate.Tool.Tests.Workflows;
using YamlDotNet.RepresentationModel;
using static PerfGate.Tool.Tests.Workflows.WorkflowFile;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a pull request's <c>nuget.config</c> supplied the tool of jobs that can write.</summary>
public sealed class ToolOfThePullRequestTests : IDisposable
{
    private static readonly WorkflowFile Gate = Of(".github/workflows/perfgate.yml");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>But for the one that records what was pushed already, and runs on nothing else.</summary>
    public static TheoryData<string> JobsThatCanWrite => [.. Gate.Jobs.Where(job => CanWrite(job.Body) && job.Job != "baseline").Select(job => job.Job)];

    [Fact]
    public void The_jobs_that_can_write_are_known()
    {
        Assert.Equal(["plan", "verdict"], JobsThatCanWrite.Select(row => row.Data));
        Assert.Contains("github.event_name == 'push'", Scalar(Gate.Jobs.Single(job => job.Job == "baseline").Body, "if"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(JobsThatCanWrite))]
    public void A_job_that_can_write_checks_out_no_pull_request_and_runs_no_action_of_one(string job)
    {
        foreach (var step in StepsOf(job))
        {
            var uses = Scalar(step, "uses") ?? "";
            Assert.False(uses.StartsWith("./", StringComparison.Ordinal) || uses.StartsWith("$/", StringComparison.Ordinal), uses);
            if (uses.StartsWith("actions/checkout", StringComparison.Ordinal))
            {
                Assert.Equal("inputs.project != ''", Scalar(step, "if"));
                Assert.Equal(
                    "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha || github.sha }}", Scalar(Map(step, "with")!, "ref"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(JobsThatCanWrite))]
    public void A_copy_of_the_workflow_does_likewise(string job)
    {
        var copy = StarterFiles.Of(["a.csproj"], "main", null, "9.9.9").Single(file => file.Path == ".github/workflows/perfgate.yml").Content;
        var stream = new YamlStream();
        stream.Load(new StringReader(copy));
        var steps = (YamlSequenceNode)stream.Documents[0].RootNode["jobs"][job]["steps"];

        Assert.DoesNotContain(steps.OfType<YamlMappingNode>(), step => (Scalar(step, "uses") ?? "").StartsWith("./", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(JobsThatCanWrite))]
    public void Its_tool_is_installed_as_the_action_installs_it(string job) => Assert.Equal(InstallOfTheAction(), Scalar(InstallOf(StepsOf(job)), "run"));

    [Fact]
    public void The_tool_is_installed_away_from_the_checkout_and_from_one_feed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("bash of the runner is not the bash of this machine");
        }

        folder.Write("checkout/nuget.config", "<configuration><packageSources><add key=\"evil\" value=\"./evil\" /></packageSources></configuration>");
        folder.Write("step.sh", InstallOfTheAction());
        folder.Write("bin/dotnet.sh", $"#!/bin/sh\npwd > \"{folder.Root}/where\"\nprintf '%s\\n' \"$@\" > \"{folder.Root}/called\"\n");
        Directory.CreateDirectory(folder.At("temp"));
        var install = FinishedProcess.Run(new ProcessStartInfo("install", ["-m", "755", folder.At("bin", "dotnet.sh"), folder.At("bin", "dotnet")]));
        Assert.True(install.ExitCode == 0, install.Error);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder.At("step.sh")]) { WorkingDirectory = folder.At("checkout") };
        foreach (var (name, value) in ((string, string)[])
        [
            ("PERFGATE_VERSION", "1.2.3"), ("PERFGATE_PROJECT", ""), ("PERFGATE_FEED", "https://feed.example/index.json"), ("RUNNER_TEMP", folder.At("temp")),
            ("GITHUB_PATH", folder.At("path")), ("PATH", $"{folder.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}"),
        ])
        {
            start.Environment[name] = value;
        }

        var ended = FinishedProcess.Run(start);

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(folder.At("temp"), File.ReadAllText(folder.At("where")).Trim());
        var arguments = File.ReadAllLines(folder.At("called"));
        var config = Path.Combine(folder.At("temp"), arguments[Array.IndexOf(arguments, "--configfile") + 1]);
        Assert.Equal(
            "<configuration><packageSources><clear /><add key=\"perfgate\" value=\"https://feed.example/index.json\" /></packageSources></configuration>\n",
            File.ReadAllText(config));
    }

    private static string InstallOfTheAction() => Scalar(InstallOf(Of(".github/actions/perfgate/action.yml").Steps), "run")!;

    private static YamlMappingNode InstallOf(IEnumerable<YamlMappingNode> steps) => steps.Single(step => Scalar(step, "name") == "Install perfgate");

    private static IEnumerable<YamlMappingNode> StepsOf(string job) =>
        ((YamlSequenceNode)Gate.Jobs.Single(one => one.Job == job).Body.Children["steps"]).Children.OfType<YamlMappingNode>();

    private static bool CanWrite(YamlMappingNode job) => Map(job, "permissions")!.Children.Values.Any(right => right.ToString() == "write");
}
