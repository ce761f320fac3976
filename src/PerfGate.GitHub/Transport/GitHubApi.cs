using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Octokit;
using Octokit.Internal;

namespace PerfGate.GitHub.Transport;

/// <summary>GitHub's REST interface: JSON in, JSON out, all pages, faults as <see cref="GitHubException"/>.</summary>
/// <remarks>The connection is our own: the library's client would add <c>/api/v3/</c> to hosts that do not have it.</remarks>
public sealed class GitHubApi
{
    private const int MostPages = 50;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Default };

    private readonly Connection connection;

    /// <param name="target">Where and with what right.</param>
    /// <param name="product">Name and version that the server is told.</param>
    /// <param name="time">The clock by which is waited.</param>
    /// <param name="retry">Null: the default.</param>
    /// <param name="transport">What sends; null: the network.</param>
    public GitHubApi(GitHubTarget target, (string Name, string Version) product, TimeProvider time, RetryPolicy? retry = null, Func<HttpMessageHandler>? transport = null)
    {
        Target = target;
        connection = new Connection(
            new ProductHeaderValue(product.Name, product.Version),
            target.Api,
            new InMemoryCredentialStore(new Credentials(target.Token)),
            new HttpClientAdapter(() => new JsonHeaders
            {
                InnerHandler = new Retrying(retry ?? new RetryPolicy(), time)
                {
                    InnerHandler = transport?.Invoke() ?? new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(20) },
                },
            }),
            new SimpleJsonSerializer());
        connection.SetRequestTimeout(TimeSpan.FromMinutes(8));
    }

    public GitHubTarget Target { get; }

    /// <param name="path">Below the repository, for example <c>pulls/12</c>.</param>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public Task<JsonNode> GetAsync(string path, CancellationToken cancellation) =>
        CallAsync(() => connection.Get<object>(Address(path), null, null, cancellation), path);

    /// <summary>Who the token is.</summary>
    /// <exception cref="GitHubException">Refused, or not reached; installations may not ask.</exception>
    public Task<JsonNode> GetUserAsync(CancellationToken cancellation) =>
        CallAsync(() => connection.Get<object>(new Uri(Target.Api, "user"), null, null, cancellation), "user");

    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public Task<JsonNode> PostAsync(string path, JsonNode body, CancellationToken cancellation) =>
        CallAsync(() => connection.Post<object>(Address(path), body.ToJsonString(Compact), null, "application/json", (IDictionary<string, string>?)null, cancellation), path);

    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public Task<JsonNode> PatchAsync(string path, JsonNode body) =>
        CallAsync(() => connection.Patch<object>(Address(path), body.ToJsonString(Compact)), path);

    /// <summary>What is gone already is as good as deleted.</summary>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public async Task DeleteAsync(string path)
    {
        try
        {
            await connection.Delete(Address(path)).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
        }
        catch (Exception fault) when (GitHubException.IsExpected(fault))
        {
            throw GitHubException.Of(fault, path);
        }
    }

    /// <summary>Every item of every page, following the server's own links; at most 50 pages of 100.</summary>
    /// <param name="path">Below the repository, with its query.</param>
    /// <param name="list">Field of the answer that holds the items; null: the answer is the list.</param>
    /// <exception cref="GitHubException">Refused, or not reached.</exception>
    public async Task<IReadOnlyList<JsonNode>> GetAllAsync(string path, string? list, CancellationToken cancellation)
    {
        List<JsonNode> items = [];
        Uri? next = Address($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}per_page=100");
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            var address = next;
            try
            {
                var response = await connection.Get<object>(address, null, null, cancellation).ConfigureAwait(false);
                var body = Parse(response.HttpResponse);
                items.AddRange((list is null ? body as JsonArray : body[list] as JsonArray)?.OfType<JsonNode>() ?? []);
                next = response.HttpResponse.ApiInfo?.Links.GetValueOrDefault("next");

                // A token goes to no other host, whatever a link says.
                next = next is not null && next.Host == Target.Api.Host && next.Port == Target.Api.Port ? next : null;
            }
            catch (Exception fault) when (GitHubException.IsExpected(fault))
            {
                throw GitHubException.Of(fault, path);
            }
        }

        return items;
    }

    private static async Task<JsonNode> CallAsync(Func<Task<IApiResponse<object>>> call, string path)
    {
        try
        {
            return Parse((await call().ConfigureAwait(false)).HttpResponse);
        }
        catch (Exception fault) when (GitHubException.IsExpected(fault))
        {
            throw GitHubException.Of(fault, path);
        }
    }

    private static JsonNode Parse(IResponse response) =>
        response.Body is string { Length: > 0 } text && JsonNode.Parse(text) is { } node ? node
        : response.StatusCode is HttpStatusCode.NoContent ? new JsonObject()
        : throw new JsonException("The server answered without a document.");

    private Uri Address(string path) => new(Target.Api, $"{Target.RepositoryPath}/{path}");
}
