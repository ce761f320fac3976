using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Reports;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.TestKit;

namespace PerfGate.Torture.Subjects;

/// <summary><c>perfgate comment</c> against a stand-in for GitHub on loopback: every run is a later one with another report.</summary>
internal sealed class CommentSubject : Subject
{
    private readonly FakeGitHub server = new();
    private readonly Dictionary<string, string> environment;
    private int calls;

    public CommentSubject()
    {
        Workspace.Repository.Commit("first");
        ReportFile.Write(Workspace.Repository.In("artifacts", "report-0.json"), SampleReports.Passed());
        ReportFile.Write(Workspace.Repository.In("artifacts", "report-1.json"), SampleReports.Load());
        Workspace.Repository.Write("artifacts/event.json", $$"""
            { "pull_request": { "number": 7, "head": { "sha": "{{server.PullHead}}", "repo": { "id": 1 } }, "base": { "repo": { "id": 1 } } } }
            """);
        environment = new Dictionary<string, string>
        {
            ["GITHUB_TOKEN"] = "secret-token",
            ["GITHUB_REPOSITORY"] = $"{FakeGitHub.Owner}/{FakeGitHub.Repository}",
            ["GITHUB_API_URL"] = $"http://127.0.0.1:{server.Port}",
            ["GITHUB_SERVER_URL"] = "https://github.example",
            ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_SHA"] = new string('e', 40),
            ["GITHUB_EVENT_NAME"] = "pull_request",
            ["GITHUB_EVENT_PATH"] = Workspace.Repository.In("artifacts", "event.json"),
            ["GITHUB_STEP_SUMMARY"] = Workspace.Repository.In("artifacts", "summary.md"),
            ["GITHUB_OUTPUT"] = Workspace.Repository.In("artifacts", "outputs"),
        };
    }

    /// <summary>Runs at once share a number only when they are of one turn, as attempts of GitHub's never do.</summary>
    public override IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>(environment) { ["GITHUB_RUN_ID"] = $"{4711 + Interlocked.Increment(ref calls)}" };

    /// <summary>What is posted is on no disk; what is shown beforehand is.</summary>
    public override IReadOnlyDictionary<string, string> Disks => new Dictionary<string, string>();

    public override string[] Arguments(int turn) => ["comment", Path.Combine("artifacts", $"report-{turn % 2}.json")];

    public override IEnumerable<string> Faults()
    {
        var own = Own();
        if (own.Length > 1)
        {
            yield return $"there are {own.Length} comments";
        }

        foreach (var body in own.Where(body => CommentStamp.Find(body) is null || !body.EndsWith('\n')))
        {
            yield return $"a comment is not whole: {body}";
        }
    }

    public override IEnumerable<string> FaultsOfWhole(int turn) => Own().Length == 1 ? [] : [$"a whole run left {Own().Length} comments"];

    public override void Dispose()
    {
        server.Dispose();
        base.Dispose();
    }

    private string[] Own() =>
        [.. server.Comments.ToArray().Select(comment => $"{comment["body"]}").Where(body => CommentMarker.Begins(body, CommentMarker.DefaultKey))];
}
