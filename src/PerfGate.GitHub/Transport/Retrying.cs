using System.Globalization;
using System.Net;

namespace PerfGate.GitHub.Transport;

/// <summary>
/// Sends again what the server refused for now: limits always, for it did nothing; faults and lost connections only where sending
/// twice is the same as sending once. A lost POST is the caller's to look after: the server may have done it.
/// </summary>
internal sealed class Retrying(RetryPolicy policy, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        var repeatable = IsRepeatable(request);
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? wait;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                wait = await WaitAfterAsync(response, repeatable, attempt, cancellationToken).ConfigureAwait(false);
                if (wait is null || attempt >= policy.Attempts || waited + wait > policy.MostWaiting)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
            {
                if (!repeatable || attempt >= policy.Attempts)
                {
                    throw;
                }

                wait = Backoff(attempt);
            }

            waited += wait.Value;
            await Task.Delay(wait.Value, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Blobs, trees and commits are named by their content: to make one twice is to make it once.</summary>
    private static bool IsRepeatable(HttpRequestMessage request) =>
        request.Method != HttpMethod.Post
        || request.RequestUri is { AbsolutePath: var path } && (path.EndsWith("/git/blobs", StringComparison.Ordinal)
            || path.EndsWith("/git/trees", StringComparison.Ordinal) || path.EndsWith("/git/commits", StringComparison.Ordinal));

    /// <returns>Null: the answer is final.</returns>
    private async Task<TimeSpan?> WaitAfterAsync(HttpResponseMessage response, bool repeatable, int attempt, CancellationToken cancellation)
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden)
        {
            if (response.Headers.RetryAfter is { } after)
            {
                var asked = after.Delta ?? (after.Date - time.GetUtcNow()) ?? TimeSpan.Zero;
                return asked > TimeSpan.Zero ? asked : policy.First;
            }

            if (Header(response, "x-ratelimit-remaining") == "0" && long.TryParse(Header(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset))
            {
                var left = DateTimeOffset.FromUnixTimeSeconds(reset) - time.GetUtcNow();
                return left > TimeSpan.Zero ? left + TimeSpan.FromSeconds(1) : policy.First;
            }

            await response.Content.LoadIntoBufferAsync(cancellation).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.TooManyRequests || text.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase)
                ? policy.SecondaryLimit * Math.Pow(2, attempt - 1)
                : null;
        }

        return (int)response.StatusCode >= 500 && repeatable ? Backoff(attempt) : null;
    }

    private TimeSpan Backoff(int attempt) => policy.First * Math.Pow(2, attempt - 1);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
