using System.Globalization;
using PerfGate.GitHub.Events;

namespace PerfGate.Tool.Posting;

/// <summary>What the runner of GitHub Actions says of this run, all of it in variables and files of its own.</summary>
internal sealed record ActionsRun
{
    /// <summary>0 outside of a run.</summary>
    public long Id { get; init; }

    public int Attempt { get; init; } = 1;

    /// <summary>The commit that was checked out: of a pull request, its merge.</summary>
    public string? Sha { get; init; }

    /// <summary>Page of the run; null outside of one.</summary>
    public Uri? Page { get; init; }

    public GitHubEvent? Event { get; init; }

    /// <summary>Where the step's summary is appended to; null: nowhere.</summary>
    public string? SummaryFile { get; init; }

    /// <summary>Where the step's outputs are appended to; null: nowhere.</summary>
    public string? OutputFile { get; init; }

    /// <param name="variable">The environment.</param>
    /// <param name="readFile">Reads the event's document; null when it cannot be read.</param>
    public static ActionsRun From(Func<string, string?> variable, Func<string, string?> readFile)
    {
        var hasId = long.TryParse(variable("GITHUB_RUN_ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var document = variable("GITHUB_EVENT_PATH") is { Length: > 0 } path ? readFile(path) : null;
        var server = variable("GITHUB_SERVER_URL") is { Length: > 0 } given ? given.TrimEnd('/') : "https://github.com";
        return new ActionsRun
        {
            Id = id,
            Attempt = int.TryParse(variable("GITHUB_RUN_ATTEMPT"), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 1,
            Sha = variable("GITHUB_SHA") is { Length: > 0 } sha ? sha : null,
            Page = hasId && Uri.TryCreate($"{server}/{variable("GITHUB_REPOSITORY")}/actions/runs/{id}", UriKind.Absolute, out var page) ? page : null,
            Event = document is null ? null : GitHubEvent.Parse(variable("GITHUB_EVENT_NAME") ?? "", document),
            SummaryFile = variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary ? summary : null,
            OutputFile = variable("GITHUB_OUTPUT") is { Length: > 0 } output ? output : null,
        };
    }

    public static ActionsRun FromEnvironment() => From(Environment.GetEnvironmentVariable, path =>
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    });
}
