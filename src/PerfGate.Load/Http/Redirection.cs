using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Http;

/// <summary>The request to which an answer redirects.</summary>
/// <remarks>
/// As RFC 9110, 15.4, and browsers have it, but stricter where the origin (scheme, host and port) changes: .NET's own redirects would take
/// the scenario's headers and cookies along to a stranger.
/// </remarks>
internal static class Redirection
{
    /// <param name="request">Answered.</param>
    /// <param name="response">Its answer.</param>
    /// <param name="target">Of the scenario: whether requests may leave this machine.</param>
    /// <returns>
    /// Null: no redirect, or one that is not followed: without an address, to a host that cannot be one, from TLS to plain text, with a body to another origin, or to
    /// another machine without consent.
    /// </returns>
    public static HttpRequestMessage? Next(HttpRequestMessage request, HttpResponseMessage response, LoadTarget target)
    {
        var status = (int)response.StatusCode;
        if (status is not (300 or 301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        var from = request.RequestUri!;
        if (!Uri.TryCreate(from, location, out var to) || to.Scheme is not ("http" or "https") || Loopback.HostOf(to) is null || (from.Scheme == "https" && to.Scheme == "http"))
        {
            return null;
        }

        var isSameOrigin = IsSameOrigin(from, to);
        var method = MethodAfter(status, request.Method);
        var body = method == request.Method ? request.Content : null;
        if (!isSameOrigin && (body is not null || !(target.AllowRemote || Loopback.Is(to))))
        {
            return null;
        }

        var next = new HttpRequestMessage(method, to) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = body };
        next.Headers.ConnectionClose = request.Headers.ConnectionClose;
        if (isSameOrigin)
        {
            foreach (var (name, values) in request.Headers.NonValidated.Where(header => header.Key != "Connection"))
            {
                next.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return next;
    }

    /// <summary>Whether scheme, host and port are the same (RFC 6454, 5).</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static HttpMethod MethodAfter(int status, HttpMethod method) => status switch
    {
        303 => method == HttpMethod.Head ? method : HttpMethod.Get,
        300 or 301 or 302 when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };
}
