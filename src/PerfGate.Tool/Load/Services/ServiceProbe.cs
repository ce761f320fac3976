using System.Net;
using System.Net.Sockets;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Services;

/// <summary>Asks a service whether it is there, over the transport that the scenario uses.</summary>
internal sealed class ServiceProbe : IDisposable
{
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(5);

    private readonly HttpClient client;
    private readonly LoadTarget target;

    public ServiceProbe(LoadTarget target)
    {
        this.target = target;
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero };
        if (!target.VerifyCertificate)
        {
#pragma warning disable CA5359 // The scenario says so, for certificates that a test service made itself; the report repeats it.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        if (target.UnixSocket is { } path)
        {
            handler.ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), token).ConfigureAwait(false);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
        }

        client = new HttpClient(handler) { Timeout = OneRequest };
    }

    /// <summary>Null when it answered 2xx; else what happened, in words that continue "its health path …".</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<string?> AskAsync(Uri address, string path, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.GetLeftPart(UriPartial.Authority) + path))
            {
                Version = target.Http == HttpGeneration.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : $"answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return $"did not answer ({(exception.InnerException ?? exception).Message.TrimEnd('.')})";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"did not answer within {OneRequest.TotalSeconds:0} s";
        }
    }

    public void Dispose() => client.Dispose();
}
