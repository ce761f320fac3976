using System.Collections.Concurrent;

namespace PerfGate.Load.Sockets;

/// <summary>
/// A thread that waits for many sockets, and on which whoever awaits one of them goes on at once. A thread of the pool that is
/// woken for each answer costs more than sending a request.
/// </summary>
internal sealed class SocketWatch : IDisposable
{
    /// <summary>How soon the thread sees that it is no longer needed, ns.</summary>
    private const long LongestWait = 100_000_000;

    private readonly Poller poller = new();
    private readonly ConcurrentDictionary<long, PolledStream> streams = new();
    private long tokens;
    private volatile bool stopping;

    public SocketWatch() => new Thread(Watch) { IsBackground = true, Name = "PerfGate sockets" }.Start();

    /// <summary>Watches a socket until its stream is disposed of.</summary>
    /// <exception cref="IOException">The system refuses, for example because too many are watched.</exception>
    public PolledStream Watch(SocketHandle socket)
    {
        var token = Interlocked.Increment(ref tokens);
        var stream = new PolledStream(socket, () => streams.TryRemove(token, out _));
        streams[token] = stream;
        if (poller.Add((int)socket.DangerousGetHandle(), token) is var error and not 0)
        {
            stream.Dispose();
            throw SocketFaults.Of(error);
        }

        return stream;
    }

    /// <summary>Ends the thread; streams that are still open never go on.</summary>
    public void Dispose() => stopping = true;

    private void Watch()
    {
        while (!stopping)
        {
            var count = poller.Wait(LongestWait);
            for (var i = 0; i < count; i++)
            {
                var (flags, token) = poller.Event(i);
                if (streams.TryGetValue(token, out var stream))
                {
                    stream.Happened(flags);
                }
            }
        }

        poller.Dispose();
    }
}
