using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGate.Core.Files;

namespace PerfGate.GitHub.Events;

/// <summary>What a workflow was started by: the document that the runner leaves for it.</summary>
public sealed class GitHubEvent
{
    /// <summary>Of two fields of one name nobody knows which is meant, and GitHub writes none.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonNode document;

    private GitHubEvent(string name, JsonNode document)
    {
        Name = name;
        this.document = document;
    }

    /// <summary><c>pull_request</c>, <c>workflow_run</c>, <c>push</c>, <c>merge_group</c>, …</summary>
    public string Name { get; }

    /// <param name="name">Of the event, <c>GITHUB_EVENT_NAME</c>.</param>
    /// <param name="json">The document at <c>GITHUB_EVENT_PATH</c>.</param>
    /// <returns>Null when it is no document.</returns>
    public static GitHubEvent? Parse(string name, string json) =>
        Understood(() => JsonNode.Parse(json, documentOptions: Strict) is JsonObject document ? new GitHubEvent(name, document) : null);

    /// <summary>For <c>pull_request</c>; null for every other event, and for one of another form.</summary>
    public PullRequestRun? PullRequest() => Understood(ReadPullRequest);

    /// <summary>For <c>workflow_run</c>; null for every other event, and for one that does not say all of it.</summary>
    public WorkflowRun? WorkflowRun() => Understood(ReadWorkflowRun);

    /// <summary>The commit that a check belongs to where there is no pull request: the pushed one, or the merge queue's.</summary>
    public string? HeadSha() => Understood(ReadHeadSha);

    /// <summary>Text that is no UTF, and a value where a field's document was expected, are said by exceptions when they are asked for.</summary>
    private static T? Understood<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            return null;
        }
    }

    private PullRequestRun? ReadPullRequest()
    {
        if (Name is not ("pull_request" or "pull_request_review") || document["pull_request"] is not JsonObject pull)
        {
            return null;
        }

        var head = Text(pull["head"]?["sha"]);
        return Number(pull["number"]) is <= int.MaxValue and var number && IsSha(head)
            ? new PullRequestRun((int)number, head!, Number(pull["head"]?["repo"]?["id"]) != Number(pull["base"]?["repo"]?["id"]))
            : null;
    }

    private WorkflowRun? ReadWorkflowRun()
    {
        if (Name != "workflow_run" || document["workflow_run"] is not JsonObject run)
        {
            return null;
        }

        return Number(run["id"]) is { } id
            && Number(run["run_attempt"]) is <= int.MaxValue and var attempt
            && Text(run["head_sha"]) is { } head && IsSha(head)
            && Text(run["head_branch"]) is { Length: > 0 } branch
            && Number(run["head_repository"]?["id"]) is { } repository
            && Text(run["head_repository"]?["owner"]?["login"]) is { Length: > 0 } owner
                ? new WorkflowRun(id, (int)attempt, Text(run["event"]) ?? "", Path(Text(run["path"]) ?? ""), head, branch, repository, owner)
                : null;
    }

    private string? ReadHeadSha()
    {
        var sha = PullRequest()?.Head ?? Text(document["merge_group"]?["head_sha"]) ?? Text(document["after"]);
        return IsSha(sha) ? sha : null;
    }

    /// <summary>A reusable workflow's path may carry its reference: <c>.github/workflows/ci.yml@refs/heads/main</c>.</summary>
    private static string Path(string path) => path.Split('@')[0];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) && number > 0 ? number : null;

    private static bool IsSha(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower);
}
