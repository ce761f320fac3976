using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.TestKit;

namespace PerfGate.Tool.Tests.Posting;

/// <summary>The step of a workflow that posts, and the server that remembers what it posted on pull request 7.</summary>
internal sealed class ForkStep : IDisposable
{
    public static readonly string Head = new('a', 40);

    public FakeGitHub Server { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The pull request is open, and a check of it has begun.</summary>
    public ForkStep() => Server.Pulls.Add(JsonNode.Parse($$"""
        { "number": 7, "head": { "sha": "{{Head}}", "repo": { "id": 5 } }, "base": { "repo": { "id": 1 } } }
        """)!.AsObject());

    public void Dispose()
    {
        Server.Dispose();
        Folder.Dispose();
    }

    /// <summary>As an upload of the run that measured.</summary>
    public void Upload(params (string Name, string Content)[] entries)
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

        Server.Artifacts.Add((1, "perfgate-measurements-default-1", stream.ToArray()));
    }

    /// <summary><c>perfgate comment --fork-run</c> after the run.</summary>
    public Task<FinishedProcess> PostForkAsync() => RunAsync(
        "workflow_run",
        $$"""
        { "workflow_run": { "id": 99, "run_attempt": 1, "event": "pull_request", "path": ".github/workflows/perfgate-pr.yml", "head_sha": "{{Head}}",
          "head_branch": "feature", "pull_requests": [], "head_repository": { "id": 5, "owner": { "login": "contributor" } } } }
        """,
        "comment", "--fork-run", ".github/workflows/perfgate-pr.yml");

    /// <summary><c>perfgate comment report.json</c> in a run of the pull request itself.</summary>
    public Task<FinishedProcess> PostAsync() => RunAsync(
        "pull_request",
        $$"""{ "pull_request": { "number": 7, "head": { "sha": "{{Head}}", "repo": { "id": 1 } }, "base": { "repo": { "id": 1 } } } }""",
        "comment", "report.json");

    private Task<FinishedProcess> RunAsync(string name, string document, params string[] arguments)
    {
        Folder.Write("event.json", document);
        var start = ToolStart.Of(Folder.Root, arguments);
        foreach (var (variable, value) in ((string, string)[])
        [
            ("GITHUB_TOKEN", "secret-token"),
            ("GITHUB_REPOSITORY", $"{FakeGitHub.Owner}/{FakeGitHub.Repository}"),
            ("GITHUB_API_URL", $"http://127.0.0.1:{Server.Port}"),
            ("GITHUB_SERVER_URL", "https://github.example"),
            ("GITHUB_RUN_ID", "4711"),
            ("GITHUB_EVENT_NAME", name),
            ("GITHUB_EVENT_PATH", Folder.At("event.json")),
            ("GITHUB_STEP_SUMMARY", Folder.At("summary.md")),
            ("GITHUB_OUTPUT", Folder.At("output")),
        ])
        {
            start.Environment[variable] = value;
        }

        return FinishedProcess.RunAsync(start, TestContext.Current.CancellationToken);
    }
}
