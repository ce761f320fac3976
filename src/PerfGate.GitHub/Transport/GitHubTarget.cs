namespace PerfGate.GitHub.Transport;

/// <summary>Which repository on which host, and with what right.</summary>
/// <param name="Api">Root of the REST interface, for example <c>https://api.github.com</c> or <c>https://github.acme.example/api/v3</c>.</param>
/// <param name="Server">Root of the web pages, for example <c>https://github.com</c>.</param>
/// <param name="Owner">User or organisation.</param>
/// <param name="Repository">Name without the owner.</param>
/// <param name="Token">Never printed.</param>
public sealed record GitHubTarget(Uri Api, Uri Server, string Owner, string Repository, string Token)
{
    /// <summary>Below <see cref="Api"/>: <c>repos/OWNER/NAME</c>.</summary>
    public string RepositoryPath => $"repos/{Owner}/{Repository}";

    /// <summary>Reads the variables that a runner sets.</summary>
    /// <param name="variable">The environment.</param>
    /// <param name="missing">The first variable that is missing or unusable; null when all are there.</param>
    /// <returns>Null when something is missing.</returns>
    public static GitHubTarget? FromEnvironment(Func<string, string?> variable, out string? missing)
    {
        var token = variable("GITHUB_TOKEN");
        var repository = variable("GITHUB_REPOSITORY")?.Split('/');
        missing = string.IsNullOrWhiteSpace(token) ? "GITHUB_TOKEN"
            : repository is not [{ Length: > 0 }, { Length: > 0 }] || !repository.All(IsName) ? "GITHUB_REPOSITORY"
            : Root(variable("GITHUB_API_URL"), "https://api.github.com") is null ? "GITHUB_API_URL"
            : Root(variable("GITHUB_SERVER_URL"), "https://github.com") is null ? "GITHUB_SERVER_URL"
            : null;
        return missing is null
            ? new GitHubTarget(
                Root(variable("GITHUB_API_URL"), "https://api.github.com")!,
                Root(variable("GITHUB_SERVER_URL"), "https://github.com")!,
                repository![0],
                repository[1],
                token!.Trim())
            : null;
    }

    /// <summary>For logs: says all but the token.</summary>
    public override string ToString() => $"{Owner}/{Repository} on {Api.Host}";

    private static bool IsName(string text) => text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    /// <summary>With a slash at its end, so that paths below it are kept; a token travels over https, or stays on this machine.</summary>
    private static Uri? Root(string? text, string otherwise) =>
        Uri.TryCreate((string.IsNullOrEmpty(text) ? otherwise : text).TrimEnd('/') + "/", UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : null;
}
