using System.Net.Sockets;

namespace PerfGate.Load.Sockets;

/// <summary>The errors of system calls as the exceptions that .NET's own sockets throw for them.</summary>
internal static class SocketFaults
{
    private const int TooManyFilesOfSystem = 23;
    private const int TooManyFiles = 24;
    private const int NetworkUnreachable = 101;
    private const int ConnectionAborted = 103;
    private const int TimedOut = 110;
    private const int ConnectionRefused = 111;
    private const int HostUnreachable = 113;

    /// <param name="error">errno of Linux.</param>
    public static IOException Of(int error)
    {
        var cause = CauseOf(error);
        return new IOException(cause.Message, cause);
    }

    /// <param name="error">errno of Linux.</param>
    public static SocketException CauseOf(int error) => new((int)(error switch
    {
        TooManyFiles or TooManyFilesOfSystem => SocketError.TooManyOpenSockets,
        Libc.BrokenPipe => SocketError.Shutdown,
        NetworkUnreachable => SocketError.NetworkUnreachable,
        ConnectionAborted => SocketError.ConnectionAborted,
        Libc.ConnectionReset => SocketError.ConnectionReset,
        TimedOut => SocketError.TimedOut,
        ConnectionRefused => SocketError.ConnectionRefused,
        HostUnreachable => SocketError.HostUnreachable,
        _ => SocketError.SocketError,
    }));
}
