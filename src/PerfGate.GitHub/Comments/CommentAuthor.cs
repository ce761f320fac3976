using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Comments;

/// <summary>Whose comments are ours.</summary>
public static class CommentAuthor
{
    /// <param name="named">As the user says: for the token of an App, <c>my-app[bot]</c>; null: not said.</param>
    /// <param name="token">A workflow's own token begins with <c>ghs_</c>, and cannot ask who it is.</param>
    /// <param name="askWho">Asks the server for the login of a person's token; null when it does not say.</param>
    public static async Task<string> FindAsync(string? named, string token, Func<Task<string?>> askWho)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        var isPersonal = token.StartsWith("ghp_", StringComparison.Ordinal) || token.StartsWith("gho_", StringComparison.Ordinal)
            || token.StartsWith("github_pat_", StringComparison.Ordinal);
        return (isPersonal ? await askWho().ConfigureAwait(false) : null) ?? StickyComment.ActionsBot;
    }

    /// <summary>The login of a person's token.</summary>
    public static async Task<string?> WhoAsync(GitHubApi api, CancellationToken cancellation)
    {
        try
        {
            return (await api.GetUserAsync(cancellation).ConfigureAwait(false))["login"]?.GetValue<string>();
        }
        catch (GitHubException)
        {
            return null;
        }
    }
}
