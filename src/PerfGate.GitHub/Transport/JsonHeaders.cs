using System.Net.Http.Headers;

namespace PerfGate.GitHub.Transport;

/// <summary>Sends what GitHub's own description of its interface asks for, which the client library does not: JSON as JSON, and the version.</summary>
internal sealed class JsonHeaders : DelegatingHandler
{
    public const string Version = "2022-11-28";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Remove("X-GitHub-Api-Version");
        request.Headers.Add("X-GitHub-Api-Version", Version);
        if (request.Content is { } content)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return base.SendAsync(request, cancellationToken);
    }
}
