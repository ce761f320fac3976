using System.Net;
using System.Net.Sockets;
using PerfGate.Load.Sockets;

namespace PerfGate.Load.Http;

/// <summary>Opens the connections of .NET's HTTP client. On Linux they are read on threads of ours, elsewhere and over Unix sockets as .NET does.</summary>
/// <param name="unixSocket">A path to connect to in place of host and port; null: TCP.</param>
internal sealed class Connector(string? unixSocket) : IDisposable
{
    /// <summary>Half of the processors: the other half is for the pacing and for what else the client does.</summary>
    private readonly SocketWatch[] watches = Libc.IsKnown && unixSocket is null
        ? [.. Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount / 2)).Select(_ => new SocketWatch())]
        : [];

    private uint next;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (unixSocket is not null)
        {
            return await ConnectAsync(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(unixSocket), cancellation).ConfigureAwait(false);
        }

        if (watches.Length == 0)
        {
            return await ConnectAsync(new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, context.DnsEndPoint, cancellation).ConfigureAwait(false);
        }

        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(addresses[i], context.DnsEndPoint.Port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                // Another address of the host may accept.
            }
        }
    }

    public void Dispose() => Array.ForEach(watches, watch => watch.Dispose());

    private static async ValueTask<Stream> ConnectAsync(Socket socket, EndPoint address, CancellationToken cancellation)
    {
        try
        {
            await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var error = new SocketTarget(address).Connect(out var descriptor);
        var socket = new SocketHandle(descriptor);
        if (error is not (0 or Libc.InProgress))
        {
            socket.Dispose();
            throw SocketFaults.CauseOf(error);
        }

        var stream = watches[Interlocked.Increment(ref next) % watches.Length].Watch(socket);
        try
        {
            await stream.ConnectedAsync(cancellation).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
