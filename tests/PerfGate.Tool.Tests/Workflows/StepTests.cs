using System.Diagnostics;
using PerfGate.TestKit;
using static PerfGate.Tool.Tests.Workflows.WorkflowFile;

namespace PerfGate.Tool.Tests.Workflows;

/// <summary>Every <c>run</c> of the workflows and the action, under bash as the runner starts it, with tools that write down what they are asked.</summary>
public sealed class StepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("perfgate.yml", "Begin the check", "comment|--begin|--key|k|--check-name|c")]
    [InlineData("perfgate.yml", "Deal out the benchmarks", "list|--shards|3")]
    [InlineData("perfgate.yml", "Measure", "check|--shard|1/2|--base|auto|--output|perfgate-shard|--filter|*Json*; $(rm -rf /)|--budget|10m")]
    [InlineData("perfgate.yml", "Merge", "merge|ROOT/temp/shards|--output|perfgate-report")]
    [InlineData("perfgate.yml", "Post", "comment|ROOT/temp/report/report.json|--key|k|--check-name|c|--on|always")]
    [InlineData("perfgate.yml", "Record the baseline", "baseline|add|--from|ROOT/temp/report/head.json|--push|main")]
    [InlineData("perfgate-comment.yml", "Judge and post", "comment|--fork-run|.github/workflows/performance.yml|--key|k|--check-name|c")]
    public void A_step_calls_the_tool_with_its_inputs_as_whole_arguments(string file, string step, string expected)
    {
        var (exit, called) = Run(Of($".github/workflows/{file}"), step, toolExit: 0);

        Assert.Equal(0, exit);
        Assert.Equal(expected.Replace("ROOT", folder.Root, StringComparison.Ordinal), called);
    }

    [Fact]
    public void A_run_that_records_a_baseline_measures_the_whole_suite()
    {
        var (exit, called) = Run(Of(".github/workflows/perfgate.yml"), "Measure", toolExit: 0, ("NO_IMPACT", "1"), ("FILTER", ""), ("BUDGET", ""));

        Assert.Equal(0, exit);
        Assert.Equal("check|--shard|1/2|--base|auto|--output|perfgate-shard|--no-impact", called);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_verdict_that_fails_is_handed_on_and_ends_no_step_before_it_is_posted(int code)
    {
        var (exit, _) = Run(Of(".github/workflows/perfgate.yml"), "Merge", toolExit: code);

        Assert.Equal(0, exit);
        Assert.Equal($"exit-code={code}\n", File.ReadAllText(folder.At("output")));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("", 3)]
    public void The_last_step_ends_as_the_gate_did_and_never_green_without_a_verdict(string code, int expected)
    {
        var (exit, _) = Run(Of(".github/workflows/perfgate.yml"), "Verdict", toolExit: 0, ("EXIT_CODE", code));

        Assert.Equal(expected, exit);
    }

    [Fact]
    public void The_action_installs_the_named_version_and_adds_it_to_the_path()
    {
        var (exit, called) = Run(Of(".github/actions/perfgate/action.yml"), "Install perfgate", toolExit: 0, ("PERFGATE_PROJECT", ""), ("PERFGATE_VERSION", "1.2.3"), ("PERFGATE_FEED", "https://feed.example"));

        Assert.Equal(0, exit);
        Assert.Equal($"tool|install|PerfGate.Tool|--version|1.2.3|--tool-path|{folder.Root}/temp/perfgate-tool|--configfile|perfgate-nuget.config", called);
        Assert.Equal($"{folder.Root}/temp/perfgate-tool\n", File.ReadAllText(folder.At("path")));
    }

    [Fact]
    public void Every_run_of_the_called_workflows_is_tested_here()
    {
        var steps = new[] { ".github/workflows/perfgate.yml", ".github/workflows/perfgate-comment.yml", ".github/actions/perfgate/action.yml" }
            .SelectMany(path => Of(path).Steps)
            .Where(step => Scalar(step, "run") is not null)
            .Select(step => Scalar(step, "name"))
            .Distinct();

        Assert.Equal(
            ["Begin the check", "Deal out the benchmarks", "Install perfgate", "Judge and post", "Measure", "Merge", "Post", "Record the baseline", "Verdict"],
            steps.Order(StringComparer.Ordinal));
    }

    private (int Exit, string Called) Run(WorkflowFile file, string name, int toolExit, params (string Name, string Value)[] environment)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("bash of the runner is not the bash of this machine");
        }

        var step = file.Steps.Single(one => Scalar(one, "name") == name);
        var tools = folder.At("tools");
        Directory.CreateDirectory(tools);
        Directory.CreateDirectory(folder.At("temp"));
        foreach (var tool in (string[])["perfgate", "dotnet"])
        {
            var text = folder.At(tool + ".sh");
            File.WriteAllText(text, $"#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done > \"{folder.Root}/called\"\nexit {toolExit}\n");

            // By another process: a child that a test beside this one starts meanwhile would hold a file of ours open for writing, and
            // such a file cannot be run.
            var install = FinishedProcess.Run(new ProcessStartInfo("install", ["-m", "755", text, Path.Combine(tools, tool)]));
            Assert.True(install.ExitCode == 0, install.Error);
        }

        var script = folder.At("step.sh");
        File.WriteAllText(script, Scalar(step, "run")!);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", script]) { WorkingDirectory = folder.Root };
        (string, string)[] variables =
        [
            ("KEY", "k"), ("CHECK", "c"), ("SHARDS", "3"), ("SHARD", "1/2"), ("BASE", "auto"), ("FILTER", "*Json*; $(rm -rf /)"), ("PROFILE", ""), ("BUDGET", "10m"),
            ("COMMENT_ON", "always"), ("BRANCH", "main"), ("WORKFLOW", ".github/workflows/performance.yml"),
            ("RUNNER_TEMP", folder.At("temp")), ("GITHUB_OUTPUT", folder.At("output")), ("GITHUB_PATH", folder.At("path")),
            ("PATH", $"{tools}:{Environment.GetEnvironmentVariable("PATH")}"), .. environment,
        ];
        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }

        var ended = FinishedProcess.Run(start);
        var called = folder.At("called");
        return (ended.ExitCode, File.Exists(called) ? string.Join('|', File.ReadAllLines(called)) : "");
    }
}
