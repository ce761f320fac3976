using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Artifacts;

/// <summary>Fetches the archives that a run uploaded, into memory, no more of them and no larger than the limits say.</summary>
public sealed class ArtifactDownload : IDisposable
{
    private readonly GitHubApi api;
    private readonly ArchiveLimits limits;
    private readonly HttpClient http;

    /// <param name="api">The repository.</param>
    /// <param name="product">Name and version that the servers are told.</param>
    /// <param name="limits">See <see cref="ArchiveLimits"/>.</param>
    /// <param name="transport">What sends; must not follow redirections by itself. Null: the network.</param>
    public ArtifactDownload(GitHubApi api, (string Name, string Version) product, ArchiveLimits limits, HttpMessageHandler? transport = null)
    {
        this.api = api;
        this.limits = limits;
        http = new HttpClient(transport ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(product.Name, product.Version));
    }

    public void Dispose() => http.Dispose();

    /// <summary>The archives whose names begin with <paramref name="prefix"/>, in the order of their names.</summary>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    /// <exception cref="RefusedArchiveException">Too many, or too large.</exception>
    public async Task<IReadOnlyList<byte[]>> FetchAsync(long run, string prefix, CancellationToken cancellation)
    {
        var artifacts = await api.GetAllAsync(string.Create(CultureInfo.InvariantCulture, $"actions/runs/{run}/artifacts"), "artifacts", cancellation).ConfigureAwait(false);
        var chosen = artifacts
            .Where(artifact => Text(artifact["name"]).StartsWith(prefix, StringComparison.Ordinal) && artifact["expired"]?.GetValue<bool>() != true)
            .OrderBy(artifact => Text(artifact["name"]), StringComparer.Ordinal)
            .ToArray();
        if (chosen.Length > limits.Archives)
        {
            throw new RefusedArchiveException($"more than {limits.Archives} archives");
        }

        List<byte[]> archives = [];
        foreach (var artifact in chosen)
        {
            if (artifact["size_in_bytes"]?.GetValue<long>() > limits.Archive)
            {
                throw new RefusedArchiveException($"an archive of more than {limits.Archive >> 20} MiB");
            }

            archives.Add(await FetchAsync(artifact["id"]!.GetValue<long>(), cancellation).ConfigureAwait(false));
        }

        return archives;
    }

    /// <summary>GitHub answers with the address of a store; the token stays behind.</summary>
    private async Task<byte[]> FetchAsync(long artifact, CancellationToken cancellation)
    {
        var address = new Uri(api.Target.Api, string.Create(CultureInfo.InvariantCulture, $"{api.Target.RepositoryPath}/actions/artifacts/{artifact}/zip"));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Target.Token);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.Add("X-GitHub-Api-Version", JsonHeaders.Version);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return await ReadAsync(answer, cancellation).ConfigureAwait(false);
        }

        var store = answer.Headers.Location is { } location ? new Uri(address, location) : null;
        if (store is null || !(store.Scheme == Uri.UriSchemeHttps || store.IsLoopback))
        {
            throw new RefusedArchiveException(string.Create(CultureInfo.InvariantCulture, $"the archive could not be fetched ({(int)answer.StatusCode})"));
        }

        using var content = await http.GetAsync(store, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        return content.IsSuccessStatusCode
            ? await ReadAsync(content, cancellation).ConfigureAwait(false)
            : throw new RefusedArchiveException(string.Create(CultureInfo.InvariantCulture, $"the archive could not be fetched ({(int)content.StatusCode})"));
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage content, CancellationToken cancellation)
    {
        using var stream = await content.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (copy.Length + read > limits.Archive)
            {
                throw new RefusedArchiveException($"an archive of more than {limits.Archive >> 20} MiB");
            }

            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
