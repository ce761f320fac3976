using System.Net.Sockets;
using System.Security.Authentication;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Http;

/// <summary>Which class of failure an exception of the HTTP client is.</summary>
internal static class FaultClass
{
    /// <returns>Null: no failure of a request, but a fault of this program.</returns>
    public static RequestOutcome? Of(Exception exception) => exception switch
    {
        OperationCanceledException => RequestOutcome.Timeout,
        BodyTooLargeException => RequestOutcome.BodyTooLarge,
        HttpRequestException request => Of(request.HttpRequestError, request),
        HttpIOException broken => Of(broken.HttpRequestError, broken),
        IOException => RequestOutcome.Reset,
        SocketException => RequestOutcome.Reset,
        _ => null,
    };

    private static RequestOutcome Of(HttpRequestError error, Exception exception) => error switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => RequestOutcome.Refused,
        HttpRequestError.SecureConnectionError => HasInner<AuthenticationException>(exception) ? RequestOutcome.Certificate : RequestOutcome.Reset,

        // The one limit of the client's that an answer can exceed is that of its head.
        HttpRequestError.ConfigurationLimitExceeded => RequestOutcome.HeadTooLarge,
        HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError
            or HttpRequestError.HttpProtocolError => RequestOutcome.Invalid,
        HttpRequestError.ResponseEnded => RequestOutcome.Reset,
        _ => HasInner<SocketException>(exception) || HasInner<IOException>(exception) ? RequestOutcome.Reset : RequestOutcome.Invalid,
    };

    private static bool HasInner<T>(Exception exception)
        where T : Exception
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is T)
            {
                return true;
            }
        }

        return false;
    }
}
