using System.Globalization;
using System.Text.Json.Nodes;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Checks;

/// <summary>The check on a commit: begun when the run begins, ended however the run ends.</summary>
/// <param name="api">The repository.</param>
/// <param name="name">What branch rules name; the same in every run.</param>
/// <param name="head">Full sha: of a pull request its head, never the merge that is built.</param>
/// <param name="key">Tells the checks of several gates apart.</param>
/// <param name="time">The clock.</param>
public sealed class CheckRun(GitHubApi api, string name, string head, string key, TimeProvider time)
{
    /// <summary>GitHub takes no more of them in one request.</summary>
    public const int MostAnnotations = 50;

    private const int MostAnnotationsInAll = 500;
    private const int LongestSummary = 65_000;
    private const int LongestTitle = 250;

    /// <summary>Begins the check; one that this gate began before on the same commit is begun anew.</summary>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public async Task BeginAsync(Uri? details, CancellationToken cancellation)
    {
        var body = Common(details);
        body["status"] = "in_progress";
        body["started_at"] = Now();
        body["output"] = new JsonObject { ["title"] = "measuring", ["summary"] = "Base and head are being measured." };
        await SendAsync(body, await FindAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends the check, and begins it where that did not happen.</summary>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public async Task CompleteAsync(CheckResult result, Uri? details, CancellationToken cancellation)
    {
        var id = await FindAsync(cancellation).ConfigureAwait(false);
        var annotations = result.Annotations.Take(MostAnnotationsInAll).ToArray();
        for (var sent = 0; sent == 0 || sent < annotations.Length; sent += MostAnnotations)
        {
            var body = Common(details);
            body["status"] = "completed";
            body["conclusion"] = result.Conclusion;
            body["completed_at"] = Now();
            body["output"] = Output(result, annotations.Skip(sent).Take(MostAnnotations));
            id = await SendAsync(body, id, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<long?> FindAsync(CancellationToken cancellation)
    {
        var runs = await api.GetAllAsync($"commits/{head}/check-runs?check_name={Uri.EscapeDataString(name)}&filter=all", "check_runs", cancellation).ConfigureAwait(false);
        return runs
            .Where(run => run["external_id"]?.GetValue<string>() == ExternalId)
            .Select(run => run["id"]?.GetValue<long>())
            .Max();
    }

    private async Task<long?> SendAsync(JsonObject body, long? id, CancellationToken cancellation)
    {
        if (id is { } known)
        {
            // The commit of a check cannot be changed, and is not asked for again.
            body.Remove("head_sha");
            await api.PatchAsync(string.Create(CultureInfo.InvariantCulture, $"check-runs/{known}"), body).ConfigureAwait(false);
            return known;
        }

        try
        {
            return (await api.PostAsync("check-runs", body, cancellation).ConfigureAwait(false))["id"]?.GetValue<long>();
        }
        catch (GitHubException fault) when (fault.IsUncertain)
        {
            // The answer was lost; the check may be there.
            if (await FindAsync(cancellation).ConfigureAwait(false) is { } made)
            {
                return made;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation).ConfigureAwait(false);
            return (await api.PostAsync("check-runs", body, cancellation).ConfigureAwait(false))["id"]?.GetValue<long>();
        }
    }

    private string ExternalId => $"perfgate:{key}";

    private JsonObject Common(Uri? details)
    {
        var body = new JsonObject { ["name"] = name, ["head_sha"] = head, ["external_id"] = ExternalId };
        if (details is not null)
        {
            body["details_url"] = details.AbsoluteUri;
        }

        return body;
    }

    private static JsonObject Output(CheckResult result, IEnumerable<CheckAnnotation> annotations) => new()
    {
        ["title"] = Short(result.Title, LongestTitle),
        ["summary"] = Short(result.Summary, LongestSummary),
        ["annotations"] = new JsonArray([.. annotations.Select(annotation => new JsonObject
        {
            ["path"] = annotation.Path,
            ["start_line"] = annotation.Line,
            ["end_line"] = annotation.Line,
            ["annotation_level"] = annotation.Level,
            ["title"] = Short(annotation.Title, LongestTitle),
            ["message"] = Short(annotation.Message, LongestSummary),
        })]),
    };

    private static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private string Now() => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
