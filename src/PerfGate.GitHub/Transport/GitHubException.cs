using System.Net;
using System.Text.Json;
using Octokit;

namespace PerfGate.GitHub.Transport;

/// <summary>A request that GitHub refused, or that did not reach it.</summary>
public sealed class GitHubException : Exception
{
    private GitHubException(HttpStatusCode? status, string path, string message, Exception inner)
        : base(message, inner)
    {
        Status = status;
        Path = path;
    }

    /// <summary>Null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>What was asked for, below the repository.</summary>
    public string Path { get; }

    /// <summary>The token lacks a permission, or is none.</summary>
    public bool IsPermission => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && !IsLimit;

    /// <summary>A limit that did not end while we waited.</summary>
    public bool IsLimit { get; private init; }

    /// <summary>The server may, or may not, have done what it was asked.</summary>
    public bool IsUncertain => Status is null || (int)Status >= 500;

    internal static bool IsExpected(Exception fault) =>
        fault is ApiException or HttpRequestException or IOException or JsonException
        || fault is TaskCanceledException { InnerException: TimeoutException };

    internal static GitHubException Of(Exception fault, string path) => fault is ApiException api
        ? new GitHubException(api.StatusCode, path, Describe(api), fault)
        {
            IsLimit = api is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException || api.StatusCode == HttpStatusCode.TooManyRequests,
        }
        : new GitHubException(null, path, fault.Message, fault);

    private static string Describe(ApiException api)
    {
        var details = api.ApiError?.Errors is { Count: > 0 } errors
            ? $" ({string.Join("; ", errors.Select(error => error.Message ?? $"{error.Field}: {error.Code}"))})"
            : "";
        return $"{(int)api.StatusCode} {api.ApiError?.Message ?? api.StatusCode.ToString()}{details}";
    }
}
