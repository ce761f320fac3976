using System.Net;
using System.Net.Sockets;

namespace PerfGate.Load.Sockets;

/// <summary>Where sockets connect to, as the system wants it.</summary>
internal sealed class SocketTarget
{
    private const int UnixFamily = 1;
    private const int Ip4Family = 2;
    private const int Ip6Family = 10;

    private readonly byte[] address;
    private readonly int family;

    /// <param name="endPoint">An address of IPv4 or IPv6, or the path of a Unix socket.</param>
    public SocketTarget(EndPoint endPoint)
    {
        var serialized = endPoint.Serialize();
        address = serialized.Buffer[..serialized.Size].ToArray();
        family = endPoint.AddressFamily switch
        {
            AddressFamily.Unix => UnixFamily,
            AddressFamily.InterNetworkV6 => Ip6Family,
            _ => Ip4Family,
        };
    }

    /// <summary>The first address of the host that accepts a connection, else its first; null when the name has none.</summary>
    /// <param name="unixSocket">Path of a socket to use instead; null: TCP.</param>
    /// <param name="address">Host and port.</param>
    /// <param name="timeout">Of one attempt.</param>
    public static async Task<SocketTarget?> ResolveAsync(string? unixSocket, Uri address, TimeSpan timeout)
    {
        if (unixSocket is not null)
        {
            return new SocketTarget(new UnixDomainSocketEndPoint(unixSocket));
        }

        IPAddress[] all;
        try
        {
            all = await Dns.GetHostAddressesAsync(address.DnsSafeHost).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return null;
        }

        foreach (var one in all.Length > 1 ? all : [])
        {
            if (await AcceptsAsync(one, address.Port, timeout).ConfigureAwait(false))
            {
                return new SocketTarget(new IPEndPoint(one, address.Port));
            }
        }

        return all.Length == 0 ? null : new SocketTarget(new IPEndPoint(all[0], address.Port));
    }

    /// <summary>Begins to connect.</summary>
    /// <param name="socket">The new socket; -1 when there is none.</param>
    /// <returns>0: connected; <see cref="Libc.InProgress"/>: on its way; else the system's error.</returns>
    public unsafe int Connect(out int socket)
    {
        socket = Libc.Socket(family, Libc.StreamSocket | Libc.NonBlocking | Libc.CloseOnExec, 0);
        if (socket < 0)
        {
            return Libc.Error;
        }

        if (family != UnixFamily)
        {
            var yes = 1;
            _ = Libc.SetOption(socket, Libc.TcpLevel, Libc.TcpNoDelay, &yes, sizeof(int));
        }

        fixed (byte* bytes = address)
        {
            return Libc.Connect(socket, bytes, address.Length) == 0 ? 0 : Libc.Error;
        }
    }

    /// <summary>The error that ended an attempt to connect; 0 when it succeeded.</summary>
    public static unsafe int ErrorOf(int socket)
    {
        int error = 0, length = sizeof(int);
        return Libc.GetOption(socket, Libc.SocketLevel, Libc.SocketError, &error, &length) == 0 ? error : Libc.Error;
    }

    private static async Task<bool> AcceptsAsync(IPAddress address, int port, TimeSpan timeout)
    {
        using var cancellation = new CancellationTokenSource(timeout);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, port, cancellation.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
