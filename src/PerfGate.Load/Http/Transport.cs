using System.Net;
using System.Net.Security;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Http;

/// <summary>.NET's HTTP client, without anything that costs and that the scenario did not ask for.</summary>
internal static class Transport
{
    private const int LargestHeadKilobytes = 64;

    public static HttpMessageInvoker Create(LoadScenario scenario, Connector connector) => Create(scenario, connector.ConnectAsync);

    /// <param name="scenario">What the client may do.</param>
    /// <param name="connect">Opens a connection.</param>
    public static HttpMessageInvoker Create(LoadScenario scenario, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect)
    {
        var (shape, target) = (scenario.Shape, scenario.Target);
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = shape.Connections,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ConnectTimeout = shape.Timeout,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = LargestHeadKilobytes,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            EnableMultipleHttp2Connections = true,
        };
        if (!target.VerifyCertificate)
        {
#pragma warning disable CA5359 // Asked for by the scenario, and said in the report: services under test have certificates of their own.
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };
#pragma warning restore CA5359
        }

        handler.ConnectCallback = connect;
        return new HttpMessageInvoker(handler);
    }
}
