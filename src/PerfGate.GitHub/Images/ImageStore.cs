using System.Net;
using System.Text.Json.Nodes;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Images;

/// <summary>
/// Keeps a pull request's pictures in the repository's own objects: a commit without parents, on a reference of its own that no clone
/// fetches. The same pictures give the same commit.
/// </summary>
public sealed class ImageStore(GitHubApi api)
{
    /// <summary>Content decides a commit's name: who and when are the same always.</summary>
    private static readonly string Date = "2020-01-01T00:00:00Z";

    /// <summary>Stores the pictures on <c>refs/perfgate/charts/pr-N</c>, or on the branch <c>perfgate-charts/pr-N</c> where a server takes no such reference.</summary>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public async Task<StoredImages> StoreAsync(int pullRequest, IReadOnlyList<(string Name, byte[] Content)> images, CancellationToken cancellation)
    {
        var entries = new JsonArray();
        foreach (var (name, content) in images)
        {
            var blob = await api.PostAsync("git/blobs", new JsonObject { ["content"] = Convert.ToBase64String(content), ["encoding"] = "base64" }, cancellation).ConfigureAwait(false);
            entries.Add((JsonNode)new JsonObject { ["path"] = name, ["mode"] = "100644", ["type"] = "blob", ["sha"] = Sha(blob) });
        }

        var tree = await api.PostAsync("git/trees", new JsonObject { ["tree"] = entries }, cancellation).ConfigureAwait(false);
        var commit = await api.PostAsync(
            "git/commits",
            new JsonObject
            {
                ["message"] = $"Charts of pull request {pullRequest}",
                ["tree"] = Sha(tree),
                ["parents"] = new JsonArray(),
                ["author"] = Who(),
                ["committer"] = Who(),
            },
            cancellation).ConfigureAwait(false);
        await PointAsync(pullRequest, Sha(commit), cancellation).ConfigureAwait(false);
        return new StoredImages(Sha(commit), new Uri(api.Target.Server, $"{api.Target.Owner}/{api.Target.Repository}"));
    }

    private async Task PointAsync(int pullRequest, string commit, CancellationToken cancellation)
    {
        try
        {
            await PointAsync($"perfgate/charts/pr-{pullRequest}", commit, cancellation).ConfigureAwait(false);
        }
        catch (GitHubException fault) when (fault.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound or HttpStatusCode.Forbidden && !fault.IsLimit)
        {
            await PointAsync($"heads/perfgate-charts/pr-{pullRequest}", commit, cancellation).ConfigureAwait(false);
        }
    }

    private async Task PointAsync(string reference, string commit, CancellationToken cancellation)
    {
        var body = new JsonObject { ["sha"] = commit, ["force"] = true };
        try
        {
            await api.PatchAsync($"git/refs/{reference}", body).ConfigureAwait(false);
        }
        catch (GitHubException fault) when (fault.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound)
        {
            await api.PostAsync("git/refs", new JsonObject { ["ref"] = $"refs/{reference}", ["sha"] = commit }, cancellation).ConfigureAwait(false);
        }
    }

    private static JsonObject Who() => new() { ["name"] = "PerfGate", ["email"] = "perfgate@users.noreply.github.com", ["date"] = Date };

    private static string Sha(JsonNode node) => node["sha"]?.GetValue<string>() ?? throw new System.Text.Json.JsonException("The server named no sha.");
}
