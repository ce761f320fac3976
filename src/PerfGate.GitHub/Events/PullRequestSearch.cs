using System.Text.Json.Nodes;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Events;

/// <summary>
/// Finds the pull request of a finished run by its head repository, branch and commit. The event's own list is empty for forks, and
/// what the run uploaded could name any pull request.
/// </summary>
public static class PullRequestSearch
{
    /// <returns>Null when none, or more than one, has that head.</returns>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public static async Task<PullRequestRun?> FindAsync(GitHubApi api, WorkflowRun run, CancellationToken cancellation)
    {
        var head = Uri.EscapeDataString($"{run.HeadOwner}:{run.HeadBranch}");
        var open = await api.GetAllAsync($"pulls?state=open&head={head}", null, cancellation).ConfigureAwait(false);
        var matching = open
            .Where(pull => pull["head"]?["sha"]?.GetValue<string>() == run.HeadSha && Id(pull["head"]) == run.HeadRepository)
            .Take(2)
            .ToArray();
        return matching is [var only] && only["number"]?.GetValue<int>() is { } number
            ? new PullRequestRun(number, run.HeadSha, Id(only["head"]) != Id(only["base"]))
            : null;
    }

    private static long? Id(JsonNode? side) => side?["repo"]?["id"]?.GetValue<long>();
}
