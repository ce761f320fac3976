using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Artifacts;

/// <summary>Fetches the archives that a run uploaded, into memory, no more of them and no larger than the limits say.</summary>
public sealed class ArtifactDownload : IDisposable
{
    /// <summary>For the content of one archive, once the server has begun with it.</summary>
    private static readonly TimeSpan LongestContent = TimeSpan.FromMinutes(3);

    private readonly GitHubApi api;
    private readonly ArchiveLimits limits;
    private readonly TimeProvider time;
    private readonly RetryPolicy retry;
    private readonly HttpClient http;

    /// <param name="api">The repository.</param>
    /// <param name="product">Name and version that the servers are told.</param>
    /// <param name="limits">See <see cref="ArchiveLimits"/>.</param>
    /// <param name="time">The clock by which is waited.</param>
    /// <param name="retry">Null: the default.</param>
    public ArtifactDownload(GitHubApi api, (string Name, string Version) product, ArchiveLimits limits, TimeProvider time, RetryPolicy? retry = null)
    {
        this.api = api;
        this.limits = limits;
        this.time = time;
        this.retry = retry ?? new RetryPolicy();
        http = new HttpClient(new Retrying(this.retry, time)
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(20) },
        })
        {
            Timeout = TimeSpan.FromMinutes(8),
        };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(product.Name, product.Version));
    }

    public void Dispose() => http.Dispose();

    /// <summary>The archives of the shards of one gate, in the order of their names.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="key">Of the gate: see <see cref="ArtifactName"/>.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    /// <exception cref="RefusedArchiveException">Too many, too large, or not to be had.</exception>
    public async Task<IReadOnlyList<byte[]>> FetchAsync(long run, string key, CancellationToken cancellation)
    {
        var artifacts = await api.GetAllAsync(string.Create(CultureInfo.InvariantCulture, $"actions/runs/{run}/artifacts"), "artifacts", cancellation).ConfigureAwait(false);
        var chosen = artifacts
            .Where(artifact => ArtifactName.IsOf(Text(artifact["name"]), key) && artifact["expired"]?.GetValue<bool>() != true)
            .OrderBy(artifact => Text(artifact["name"]), StringComparer.Ordinal)
            .ToArray();
        if (chosen.Length > limits.Archives)
        {
            throw new RefusedArchiveException($"more than {limits.Archives} archives");
        }

        List<byte[]> archives = [];
        var left = limits.AllArchives;
        foreach (var artifact in chosen)
        {
            if (artifact["size_in_bytes"]?.GetValue<long>() > Math.Min(limits.Archive, left))
            {
                throw TooLarge(left);
            }

            var archive = await FetchAsync(artifact["id"]!.GetValue<long>(), left, cancellation).ConfigureAwait(false);
            archives.Add(archive);
            left -= archive.Length;
        }

        return archives;
    }

    /// <summary>Again from the beginning where the content was cut off.</summary>
    private async Task<byte[]> FetchAsync(long artifact, long left, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await AskAsync(artifact, cancellation).ConfigureAwait(false);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(LongestContent);
            try
            {
                return await ReadAsync(answer, left, limit.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                if (attempt >= retry.Attempts)
                {
                    throw NotFetched(fault is OperationCanceledException ? "it took too long" : fault.Message);
                }
            }

            await Task.Delay(retry.First * Math.Pow(2, attempt - 1), time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>GitHub answers with the address of a store; the token stays behind.</summary>
    /// <returns>What begins with the archive.</returns>
    private async Task<HttpResponseMessage> AskAsync(long artifact, CancellationToken cancellation)
    {
        var address = new Uri(api.Target.Api, string.Create(CultureInfo.InvariantCulture, $"{api.Target.RepositoryPath}/actions/artifacts/{artifact}/zip"));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Target.Token);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.Add("X-GitHub-Api-Version", JsonHeaders.Version);
        var answer = await SendAsync(request, cancellation).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            var store = answer.Headers.Location is { } location ? new Uri(address, location) : null;
            if (store is null || !(store.Scheme == Uri.UriSchemeHttps || store.IsLoopback))
            {
                throw NotFetched(Status(answer));
            }

            using var onward = new HttpRequestMessage(HttpMethod.Get, store);
            var content = await SendAsync(onward, cancellation).ConfigureAwait(false);
            if (content.IsSuccessStatusCode)
            {
                return content;
            }

            using (content)
            {
                throw NotFetched(Status(content));
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw NotFetched(fault.Message);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage content, long left, CancellationToken cancellation)
    {
        var stream = await content.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (copy.Length + read > Math.Min(limits.Archive, left))
            {
                throw TooLarge(left);
            }

            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }

    private RefusedArchiveException TooLarge(long left) => new(left < limits.Archive
        ? $"archives of more than {limits.AllArchives >> 20} MiB in all"
        : $"an archive of more than {limits.Archive >> 20} MiB");

    private static RefusedArchiveException NotFetched(string why) => new($"the archive could not be fetched ({why})");

    private static string Status(HttpResponseMessage answer) => ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
