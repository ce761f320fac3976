using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Requests;

/// <summary>What an endpoint's answers must be, and what is kept of them.</summary>
internal sealed class AnswerRules
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    private readonly long largest;
    private readonly List<int>? statuses;
    private readonly List<(ResponseCheck Check, JsonPath? Path, byte[]? Text)> checks;
    private readonly List<(ValueCapture Capture, JsonPath? Path, Regex? Pattern)> captures;

    /// <param name="endpoint">Whose answers they are.</param>
    /// <param name="largest">Bytes that a body may have, decoded as well.</param>
    public AnswerRules(LoadEndpoint endpoint, long largest)
    {
        this.largest = largest;
        checks = [.. endpoint.Checks.Select(check => (
            check,
            check.JsonPath is null ? null : JsonPath.TryParse(check.JsonPath),
            check.Contains is null ? null : Encoding.UTF8.GetBytes(check.Contains)))];
        captures = [.. endpoint.Captures.Select(capture => (
            capture,
            capture.JsonPath is null ? null : JsonPath.TryParse(capture.JsonPath),
            capture.Pattern is null ? null : new Regex(capture.Pattern, RegexOptions.CultureInvariant, PatternTime)))];
        var expected = endpoint.Checks.Where(check => check.Statuses is not null).SelectMany(check => check.Statuses!).ToList();
        statuses = expected.Count > 0 ? expected : null;
        NeedsBody = checks.Exists(one => one.Path is not null || one.Text is not null) || captures.Exists(one => one.Capture.Header is null);
    }

    /// <summary>True: the status alone decides.</summary>
    public bool IsPlain => statuses is null && checks.Count == 0 && captures.Count == 0;

    /// <summary>False: bodies are read and thrown away.</summary>
    public bool NeedsBody { get; }

    public static RequestOutcome OfPlain(int status) => status switch
    {
        429 or 503 => RequestOutcome.Shed,
        >= 200 and < 300 => RequestOutcome.Ok,
        >= 300 and < 400 => RequestOutcome.Redirect,
        >= 400 and < 500 => RequestOutcome.ClientError,
        >= 500 and < 600 => RequestOutcome.ServerError,
        _ => RequestOutcome.Invalid,
    };

    /// <param name="status">Of the answer.</param>
    /// <param name="header">The value of a header; null when it is not there.</param>
    /// <param name="body">As it came, in whatever coding; empty where <see cref="NeedsBody"/> is false.</param>
    /// <param name="user">Receives what is captured.</param>
    public RequestOutcome Judge(int status, Func<string, string?> header, ReadOnlyMemory<byte> body, VirtualUser user)
    {
        var outcome = OfStatus(status);
        if (outcome != RequestOutcome.Ok)
        {
            return outcome;
        }

        try
        {
            if (NeedsBody)
            {
                if (ContentCoding.Decode(body, header("Content-Encoding"), largest) is not { } decoded)
                {
                    return RequestOutcome.BodyTooLarge;
                }

                body = decoded;
            }

            foreach (var (check, path, text) in checks)
            {
                if (!Holds(check, path, text, header, body))
                {
                    return RequestOutcome.CheckFailed;
                }
            }

            foreach (var (capture, path, pattern) in captures)
            {
                if (Find(capture, path, pattern, header, body) is not { } value)
                {
                    return RequestOutcome.CheckFailed;
                }

                user.Captured[capture.Name] = value;
            }
        }
        catch (Exception fault) when (fault is JsonException or RegexMatchTimeoutException or InvalidDataException)
        {
            return RequestOutcome.CheckFailed;
        }

        return RequestOutcome.Ok;
    }

    private static string? Find(ValueCapture capture, JsonPath? path, Regex? pattern, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        if (capture.Header is { } name)
        {
            return header(name);
        }

        if (pattern is null)
        {
            return path?.Find(body);
        }

        var match = pattern.Match(Encoding.UTF8.GetString(body.Span));
        return match.Success ? match.Groups[Math.Min(1, match.Groups.Count - 1)].Value : null;
    }

    private static bool Holds(ResponseCheck check, JsonPath? path, byte[]? text, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        if (text is not null && body.Span.IndexOf(text) < 0)
        {
            return false;
        }

        if (check.Header is { } name && header(name) is null)
        {
            return false;
        }

        return check.JsonPath is null
            || (path?.Find(body) is { } value && (check.JsonValue is null || check.JsonValue == value));
    }

    private RequestOutcome OfStatus(int status)
    {
        if (statuses is null)
        {
            return OfPlain(status);
        }

        return statuses.Contains(status) ? RequestOutcome.Ok
            : status is >= 200 and < 300 ? RequestOutcome.CheckFailed
            : OfPlain(status);
    }
}
