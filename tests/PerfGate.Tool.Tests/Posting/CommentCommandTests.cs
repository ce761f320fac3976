using System.IO.Compression;
using System.Text;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.TestKit;

namespace PerfGate.Tool.Tests.Posting;

/// <summary><c>perfgate comment</c> as a step of a workflow runs it, against the server that remembers.</summary>
public sealed class CommentCommandTests : IDisposable
{
    private static readonly string Head = new('a', 40);

    private readonly FakeGitHub server = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_run_begins_its_check_and_ends_it_with_comment_pictures_summary_and_output()
    {
        WriteReport(SampleReports.Failed());
        var environment = Environment("pull_request", PullRequest());

        var begun = await RunAsync(environment, "comment", "--begin");
        Assert.Equal("in_progress", $"{Assert.Single(server.Checks)["status"]}");
        var (exit, output, errors) = await RunAsync(environment, "comment", "report.json");

        Assert.Equal((0, 0), (begun.ExitCode, exit));
        var body = Assert.Single(server.Comments)["body"]!.GetValue<string>();
        Assert.Contains("### ❌ PerfGate failed: 1 of 14 benchmarks regressed", body, StringComparison.Ordinal);
        Assert.Contains($"/blob/{server.References["refs/perfgate/charts/pr-7"]}/changes-light.png?raw=true", body, StringComparison.Ordinal);
        Assert.Contains($"<!-- perfgate:run=4711.2 head={Head} -->", body, StringComparison.Ordinal);
        Assert.Equal(2, server.Blobs.Count);
        var check = Assert.Single(server.Checks);
        Assert.Equal("failure", $"{check["conclusion"]}");
        Assert.Equal("failed: 1 of 14 benchmarks regressed", $"{check["output"]!["title"]}");
        Assert.Contains("PerfGate failed", File.ReadAllText(folder.At("summary.md")), StringComparison.Ordinal);
        Assert.Equal("verdict=failed\n", File.ReadAllText(folder.At("output")));
        Assert.Contains("::error file=bench/My.Benchmarks/Json.cs,line=12,title=PG1001 PerfGate::", output, StringComparison.Ordinal);
        Assert.Contains("comment on pull request 7: created", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", output + errors + body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_a_report_is_no_green_check()
    {
        await RunAsync(Environment("pull_request", PullRequest()), "comment", "report.json");

        Assert.Equal("failure", $"{Assert.Single(server.Checks)["conclusion"]}");
        Assert.Contains("could not measure", $"{Assert.Single(server.Comments)["body"]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/comments", "pull-requests: write")]
    [InlineData("POST", "/check-runs", "checks: write")]
    [InlineData("POST", "/git/blobs", "contents: write")]
    public async Task A_refusal_names_the_permission_and_changes_no_exit_code(string method, string path, string permission)
    {
        WriteReport(SampleReports.Failed());
        server.Fail(method, path, new Fault(403, "{\"message\":\"Resource not accessible by integration\"}"), times: 3);

        var (exit, _, errors) = await RunAsync(Environment("pull_request", PullRequest()), "comment", "report.json");

        Assert.Equal(0, exit);
        Assert.Contains("PG4102", errors, StringComparison.Ordinal);
        Assert.Contains($"`{permission}`", errors, StringComparison.Ordinal);
        Assert.Equal(path != "/comments", server.Comments.Count == 1);
    }

    [Fact]
    public async Task Without_pictures_the_comment_is_posted_all_the_same()
    {
        WriteReport(SampleReports.Failed());

        await RunAsync(Environment("pull_request", PullRequest()), "comment", "report.json", "--no-images");

        Assert.DoesNotContain("<picture>", $"{Assert.Single(server.Comments)["body"]}", StringComparison.Ordinal);
        Assert.Empty(server.Blobs);
    }

    [Fact]
    public async Task While_it_prints_the_runner_takes_no_line_for_a_command()
    {
        WriteReport(new ReportBuilder().Whole("::set-output name=x::y", Outcome.Added).Build());

        var (exit, output, errors) = await RunAsync(new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" }, "report", "report.json", "--format", "json");

        Assert.Equal(0, exit);
        Assert.StartsWith("{", output, StringComparison.Ordinal);
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("::stop-commands::", lines[0], StringComparison.Ordinal);
        Assert.Equal($"::{lines[0]["::stop-commands::".Length..]}::", lines[^1]);
    }

    [Fact]
    public async Task A_merge_queue_gets_a_check_and_no_comment()
    {
        WriteReport(SampleReports.Passed());
        var queue = $$"""{ "merge_group": { "head_sha": "{{Head}}" } }""";

        var (exit, _, _) = await RunAsync(Environment("merge_group", queue), "comment", "report.json");

        Assert.Equal(0, exit);
        Assert.Equal("success", $"{Assert.Single(server.Checks)["conclusion"]}");
        Assert.Equal(Head, $"{server.Checks[0]["head_sha"]}");
        Assert.Empty(server.Comments);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_posted_and_it_is_said_why()
    {
        WriteReport(SampleReports.Failed());
        var environment = Environment("pull_request", PullRequest());
        environment.Remove("GITHUB_TOKEN");

        var (exit, _, errors) = await RunAsync(environment, "comment", "report.json");

        Assert.Equal(0, exit);
        Assert.Contains("PG4101", errors, StringComparison.Ordinal);
        Assert.Contains("GITHUB_TOKEN", errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_report_that_is_not_there_is_named()
    {
        var (exit, _, errors) = await RunAsync([], "comment", "typo.json");

        Assert.Equal(0, exit);
        Assert.Contains($"There is no report at {folder.At("typo.json")}", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_an_option_does_not_know_is_told_with_those_that_it_does()
    {
        var (exit, _, errors) = await RunAsync([], "comment", "report.json", "--on", "sometimes");

        Assert.Equal(2, exit);
        Assert.Contains("'sometimes' for option '--on'", errors, StringComparison.Ordinal);
        Assert.Contains("Regression", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PerfGate.GitHub", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_to_list_without_impact_is_not_passed_over()
    {
        var (exit, _, errors) = await RunAsync([], "list", "--base", "HEAD");

        Assert.Equal(2, exit);
        Assert.Contains("--impact", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_files_and_no_request()
    {
        WriteReport(SampleReports.Failed());

        var (exit, output, _) = await RunAsync([], "comment", "report.json", "--preview", "preview");

        Assert.Equal(0, exit);
        Assert.Contains("comment.md", output, StringComparison.Ordinal);
        Assert.Contains("src=\"changes-light.png\"", File.ReadAllText(folder.At("preview", "comment.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("preview", "changes-light.png")));
        Assert.True(File.Exists(folder.At("preview", "report.html")));
    }

    [Fact]
    public async Task A_preview_leaves_the_pictures_of_others_alone()
    {
        WriteReport(SampleReports.Failed());
        Directory.CreateDirectory(folder.At("preview"));
        File.WriteAllText(folder.At("preview", "logo.png"), "mine");
        File.WriteAllText(folder.At("preview", "history-9-dark.svg"), "of an earlier run");

        await RunAsync([], "comment", "report.json", "--preview", "preview");

        Assert.Equal("mine", File.ReadAllText(folder.At("preview", "logo.png")));
        Assert.False(File.Exists(folder.At("preview", "history-9-dark.svg")));
    }

    [Fact]
    public async Task What_a_fork_measured_is_judged_anew_and_posted_on_its_own_pull_request()
    {
        server.Pulls.Add(ForkPull());
        server.Artifacts.Add((1, "perfgate-measurements-default-1", Archive(Side(100), Side(150))));

        var (exit, _, errors) = await RunForkAsync();

        Assert.True(exit == 0, errors);
        var body = Assert.Single(server.Comments)["body"]!.GetValue<string>();
        Assert.Contains("PerfGate failed: 1 of 1 benchmark regressed", body, StringComparison.Ordinal);
        Assert.Contains("can be forged", body, StringComparison.Ordinal);
        Assert.Contains("can be forged", File.ReadAllText(folder.At("summary.md")), StringComparison.Ordinal);
        Assert.Contains("comment on pull request 7", errors, StringComparison.Ordinal);
        Assert.Equal("failure", $"{Assert.Single(server.Checks)["conclusion"]}");
        Assert.Equal(Head, $"{server.Checks[0]["head_sha"]}");
    }

    [Fact]
    public async Task A_fork_whose_change_can_affect_nothing_is_no_failure()
    {
        server.Pulls.Add(ForkPull());
        var nothing = Encoding.UTF8.GetString(MeasurementFile.ToBytes(Side(100) with { Benchmarks = [] }));
        server.Artifacts.Add((1, "perfgate-measurements-default-1", Zip(
            ("base.json", nothing), ("head.json", nothing), ("shard.json", """{ "skipped": [ { "id": "A.B.C" } ] }"""))));

        await RunForkAsync();

        var body = $"{Assert.Single(server.Comments)["body"]}";
        Assert.Contains("PerfGate passed: the change cannot affect any of 1 benchmark", body, StringComparison.Ordinal);
        Assert.Contains("can be forged", body, StringComparison.Ordinal);
        Assert.Equal("success", $"{Assert.Single(server.Checks)["conclusion"]}");
    }

    [Fact]
    public async Task A_benchmark_that_is_both_measured_and_skipped_is_refused()
    {
        server.Pulls.Add(ForkPull());
        var good = Encoding.UTF8.GetString(MeasurementFile.ToBytes(Side(100)));
        server.Artifacts.Add((1, "perfgate-measurements-default-1", Zip(
            ("base.json", good), ("head.json", good), ("shard.json", """{ "skipped": [ { "id": "A.B.C" } ] }"""))));

        var (_, _, errors) = await RunForkAsync();

        Assert.Contains("both measured and skipped", errors, StringComparison.Ordinal);
        Assert.Equal("failure", $"{Assert.Single(server.Checks)["conclusion"]}");
    }

    [Fact]
    public async Task The_rules_are_those_of_the_default_branch_not_of_the_artifact()
    {
        server.Pulls.Add(ForkPull());
        server.Artifacts.Add((1, "perfgate-measurements-default-1", Archive(Side(100), Side(150))));
        await File.WriteAllTextAsync(folder.At("perfgate.yml"), "version: 1\nrules:\n  - match: \"*\"\n    time: { max-increase: 100% }\n", TestContext.Current.CancellationToken);

        await RunForkAsync();

        Assert.Contains("PerfGate passed: 1 of 1 benchmark regressed (warned)", $"{Assert.Single(server.Comments)["body"]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zip-slip")]
    [InlineData("duplicate")]
    [InlineData("forged-number")]
    [InlineData("nan")]
    [InlineData("nothing")]
    public async Task A_hostile_artifact_is_refused_and_only_the_refusal_is_posted(string what)
    {
        server.Pulls.Add(ForkPull());
        var good = Encoding.UTF8.GetString(MeasurementFile.ToBytes(Side(100)));
        if (what != "nothing")
        {
            server.Artifacts.Add((1, "perfgate-measurements-default-1", what switch
            {
                "zip-slip" => Zip(("head.json", good), ("../../evil", "x")),
                "duplicate" => Zip(("head.json", good), ("head.json", good)),
                "forged-number" => Zip(("head.json", good.Replace("\"benchmarks\"", "\"number\": 1, \"verdict\": \"passed\", \"benchmarks\"", StringComparison.Ordinal))),
                _ => Zip(("head.json", good.Replace("100.0", "NaN", StringComparison.Ordinal).Replace("[100", "[NaN", StringComparison.Ordinal))),
            }));
        }

        var (exit, _, errors) = await RunForkAsync();

        Assert.Equal(0, exit);
        Assert.Contains("PG4105", errors, StringComparison.Ordinal);
        var body = Assert.Single(server.Comments)["body"]!.GetValue<string>();
        Assert.Contains("refused", body, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", body, StringComparison.Ordinal);
        Assert.Equal("failure", $"{Assert.Single(server.Checks)["conclusion"]}");
        Assert.Equal("verdict=not-measured\n", await OutputAsync());
    }

    [Fact]
    public async Task A_run_of_another_workflow_file_is_left_alone()
    {
        var (exit, _, errors) = await RunForkAsync(path: ".github/workflows/evil.yml");

        Assert.Equal(0, exit);
        Assert.Contains("nothing to do", errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Equal("verdict=not-measured\n", await OutputAsync());
    }

    [Fact]
    public async Task Where_GitHub_refuses_to_show_the_run_the_outputs_are_written()
    {
        server.Pulls.Add(ForkPull());
        server.Fail("GET", "/artifacts", new Fault(403, "{\"message\":\"Resource not accessible by integration\"}"), times: 3);

        var (exit, _, errors) = await RunForkAsync();

        Assert.Equal(0, exit);
        Assert.Contains("PG4102", errors, StringComparison.Ordinal);
        Assert.Equal("verdict=not-measured\n", await OutputAsync());
        Assert.Contains("actions: read", await File.ReadAllTextAsync(folder.At("summary.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", 2)]
    [InlineData("[]", 2)]
    public async Task A_report_that_cannot_be_read_leaves_no_step_without_its_outputs(string report, int expected)
    {
        folder.Write("report.json", report);

        var (exit, _, _) = await RunAsync(Environment("pull_request", PullRequest()), "comment", "report.json");

        Assert.Equal(expected, exit);
        Assert.Equal("verdict=not-measured\n", await OutputAsync());
        Assert.Contains("could not measure", await File.ReadAllTextAsync(folder.At("summary.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_without_a_token_has_its_outputs()
    {
        var environment = Environment("workflow_run", "{}");
        environment.Remove("GITHUB_TOKEN");

        await RunAsync(environment, "comment", "--fork-run", ".github/workflows/perfgate-pr.yml");

        Assert.Equal("verdict=not-measured\n", await OutputAsync());
    }

    [Fact]
    public async Task A_head_that_no_open_pull_request_has_gets_a_check_and_no_comment()
    {
        server.Artifacts.Add((1, "perfgate-measurements-default-1", Archive(Side(100), Side(100))));

        var (_, _, errors) = await RunForkAsync();

        Assert.Contains("PG4104", errors, StringComparison.Ordinal);
        Assert.Empty(server.Comments);
        Assert.Single(server.Checks);
    }

    private async Task<string> OutputAsync() =>
        File.Exists(folder.At("output")) ? await File.ReadAllTextAsync(folder.At("output"), TestContext.Current.CancellationToken) : "";

    private Task<FinishedProcess> RunForkAsync(string path = ".github/workflows/perfgate-pr.yml")
    {
        var finished = $$"""
            { "workflow_run": { "id": 99, "run_attempt": 1, "event": "pull_request", "path": "{{path}}", "head_sha": "{{Head}}",
              "head_branch": "feature", "pull_requests": [], "head_repository": { "id": 5, "owner": { "login": "contributor" } } } }
            """;
        return RunAsync(Environment("workflow_run", finished), "comment", "--fork-run", ".github/workflows/perfgate-pr.yml");
    }

    private Task<FinishedProcess> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = ToolStart.Of(folder.Root, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return FinishedProcess.RunAsync(start, TestContext.Current.CancellationToken);
    }

    private Dictionary<string, string> Environment(string name, string document)
    {
        folder.Write("event.json", document);
        return new Dictionary<string, string>
        {
            ["GITHUB_TOKEN"] = "secret-token",
            ["GITHUB_REPOSITORY"] = $"{FakeGitHub.Owner}/{FakeGitHub.Repository}",
            ["GITHUB_API_URL"] = $"http://127.0.0.1:{server.Port}",
            ["GITHUB_SERVER_URL"] = "https://github.example",
            ["GITHUB_RUN_ID"] = "4711",
            ["GITHUB_RUN_ATTEMPT"] = "2",
            ["GITHUB_SHA"] = new string('e', 40),
            ["GITHUB_EVENT_NAME"] = name,
            ["GITHUB_EVENT_PATH"] = folder.At("event.json"),
            ["GITHUB_STEP_SUMMARY"] = folder.At("summary.md"),
            ["GITHUB_OUTPUT"] = folder.At("output"),
        };
    }

    private static string PullRequest() => $$"""
        { "pull_request": { "number": 7, "head": { "sha": "{{Head}}", "repo": { "id": 1 } }, "base": { "repo": { "id": 1 } } } }
        """;

    private static System.Text.Json.Nodes.JsonObject ForkPull() => System.Text.Json.Nodes.JsonNode.Parse($$"""
        { "number": 7, "head": { "sha": "{{Head}}", "repo": { "id": 5 } }, "base": { "repo": { "id": 1 } } }
        """)!.AsObject();

    private void WriteReport(GateReport report) => ReportFile.Write(folder.At("report.json"), report);

    private static byte[] Archive(MeasurementSet ofBase, MeasurementSet ofHead) => Zip(
        ("base.json", Encoding.UTF8.GetString(MeasurementFile.ToBytes(ofBase))),
        ("head.json", Encoding.UTF8.GetString(MeasurementFile.ToBytes(ofHead))),
        ("shard.json", "{}"));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private static MeasurementSet Side(double median) => new()
    {
        Commit = new string('d', 40),
        Environment = new MeasuredEnvironment { Key = "linux" },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "A.B.C",
                Metrics =
                [
                    new Metric
                    {
                        Name = Metric.Time,
                        Unit = "ns",
                        Launches = [.. Enumerable.Range(1, 16).Select(i => new Launch { Pair = i, Order = "AB", Values = [median + (i / 1000.0), median] })],
                    },
                ],
            },
        ],
    };
}
