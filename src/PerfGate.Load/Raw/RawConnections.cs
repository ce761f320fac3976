using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Sockets;

namespace PerfGate.Load.Raw;

/// <summary>All connections of a session: opens, uses again and closes them. One thread.</summary>
internal sealed unsafe class RawConnections : IDisposable
{
    private const int BufferSize = 64 << 10;

    private readonly SocketTarget? target;
    private readonly bool keepAlive;
    private readonly Poller poller = new();
    private readonly byte* buffer = (byte*)NativeMemory.Alloc(BufferSize);
    private readonly RawConnection[] all;
    private readonly Stack<RawConnection> idle;
    private readonly Stack<RawConnection> shut;
    private readonly DeadlineList inFlight = new();

    /// <param name="target">Null: there is no such host, and nothing can be connected to.</param>
    /// <param name="most">Connections at once, at least 1.</param>
    /// <param name="keepAlive">False: one request each.</param>
    public RawConnections(SocketTarget? target, int most, bool keepAlive)
    {
        (this.target, this.keepAlive) = (target, keepAlive);
        all = [.. Enumerable.Range(0, most).Select(slot => new RawConnection(slot))];
        idle = new Stack<RawConnection>(most);
        shut = new Stack<RawConnection>(all.Reverse());
    }

    /// <summary>Told of each request that ends.</summary>
    public Action<RawConnection, RequestOutcome> Ended { get; set; } = (_, _) => { };

    /// <summary>Judges a complete answer.</summary>
    public Func<RawConnection, RequestOutcome> Answered { get; set; } = _ => RequestOutcome.Ok;

    public int InFlight => inFlight.Count;

    /// <summary>ns; <see cref="long.MaxValue"/> when nothing is in flight.</summary>
    public long NextDeadline => inFlight.First?.Deadline ?? long.MaxValue;

    /// <summary>A connection that nobody uses: an open one if there is any.</summary>
    public bool TryTake([NotNullWhen(true)] out RawConnection? connection) => idle.TryPop(out connection) || shut.TryPop(out connection);

    /// <summary>Sends the connection's request, opening it if need be.</summary>
    public void Send(RawConnection connection)
    {
        (connection.Busy, connection.SentAgain) = (true, false);
        inFlight.Add(connection);
        SendOrOpen(connection);
    }

    /// <summary>Ends the requests whose time is up.</summary>
    public void GiveUp(long now)
    {
        while (inFlight.First is { } connection && connection.Deadline <= now)
        {
            Finish(connection, RequestOutcome.Timeout, reuse: false);
        }
    }

    /// <summary>Closes whatever is in flight.</summary>
    /// <returns>The requests that have no end.</returns>
    public IReadOnlyList<DueRequest> Abandon()
    {
        var requests = new List<DueRequest>();
        while (inFlight.First is { } connection)
        {
            requests.Add(connection.Request);
            inFlight.Remove(connection);
            Release(connection, reuse: false);
        }

        return requests;
    }

    /// <summary>Waits for answers, at most that many nanoseconds, and takes them.</summary>
    public void Await(long nanoseconds)
    {
        var count = poller.Wait(nanoseconds);
        for (var i = 0; i < count; i++)
        {
            var (flags, token) = poller.Event(i);
            var connection = all[(int)(token & int.MaxValue)];
            if (connection.Socket >= 0 && connection.Token == token)
            {
                Happened(connection, flags);
            }
        }
    }

    public void Dispose()
    {
        foreach (var connection in all)
        {
            Shut(connection);
        }

        poller.Dispose();
        NativeMemory.Free(buffer);
    }

    private void Happened(RawConnection connection, uint flags)
    {
        if (!connection.Busy)
        {
            // Whatever comes over an idle connection, its end or bytes that nobody asked for, makes it useless; sockets tell
            // that they are writable too.
            if ((flags & (Poller.Readable | Poller.PeerClosed | Poller.HungUp | Poller.Failed)) != 0)
            {
                Retire(connection);
            }

            return;
        }

        if (connection.Connecting)
        {
            var error = SocketTarget.ErrorOf(connection.Socket);
            if (error != 0 || (flags & (Poller.Writable | Poller.Failed | Poller.HungUp)) == 0)
            {
                if (error != 0)
                {
                    Finish(connection, RequestOutcome.Refused, reuse: false);
                }

                return;
            }

            connection.Connecting = false;
        }

        if (connection.Sent < connection.Length && (flags & Poller.Writable) != 0 && !Write(connection))
        {
            return;
        }

        if ((flags & (Poller.Readable | Poller.PeerClosed | Poller.HungUp | Poller.Failed)) != 0)
        {
            Receive(connection, ends: (flags & (Poller.PeerClosed | Poller.HungUp | Poller.Failed)) != 0);
        }
    }

    private void SendOrOpen(RawConnection connection)
    {
        if (connection.Socket < 0 && !Open(connection))
        {
            Finish(connection, RequestOutcome.Refused, reuse: false);
        }
        else if (!connection.Connecting)
        {
            _ = Write(connection);
        }
    }

    private bool Open(RawConnection connection)
    {
        if (target is null)
        {
            return false;
        }

        var error = target.Connect(out var socket);
        connection.Socket = socket;
        connection.Generation = (connection.Generation + 1) & int.MaxValue;
        (connection.Connecting, connection.Used) = (error == Libc.InProgress, false);
        return (error is 0 or Libc.InProgress) && poller.Add(socket, connection.Token) == 0;
    }

    /// <returns>False when the request ended by it, or was sent again.</returns>
    private bool Write(RawConnection connection)
    {
        fixed (byte* bytes = connection.Bytes)
        {
            while (connection.Sent < connection.Length)
            {
                var count = Libc.Send(connection.Socket, bytes + connection.Sent, connection.Length - connection.Sent, Libc.NoSignal);
                if (count >= 0)
                {
                    connection.Sent += (int)count;
                    continue;
                }

                switch (Libc.Error)
                {
                    case Libc.Interrupted:
                        continue;
                    case Libc.WouldBlock:
                        return true;
                    default:
                        Broken(connection);
                        return false;
                }
            }
        }

        return true;
    }

    private void Receive(RawConnection connection, bool ends)
    {
        while (true)
        {
            var count = Libc.Receive(connection.Socket, buffer, BufferSize, 0);
            if (count < 0)
            {
                switch (Libc.Error)
                {
                    case Libc.Interrupted:
                        continue;
                    case Libc.WouldBlock:
                        return;
                    default:
                        Broken(connection);
                        return;
                }
            }

            if (count == 0)
            {
                Closed(connection);
                return;
            }

            switch (connection.Reader.Read(new ReadOnlySpan<byte>(buffer, (int)count)))
            {
                case ReadState.Done:
                    connection.Used = true;
                    Finish(connection, Answered(connection), keepAlive && connection.Reader.KeepAlive && !ends && connection.Sent == connection.Length);
                    return;
                case ReadState.Invalid:
                    Finish(connection, connection.Reader.Fault, reuse: false);
                    return;
            }

            // Edge-triggered: a short read emptied the socket, unless its end came too.
            if (count < BufferSize && !ends)
            {
                return;
            }
        }
    }

    private void Closed(RawConnection connection)
    {
        if (connection.Reader.Close() == ReadState.Done)
        {
            Finish(connection, Answered(connection), reuse: false);
        }
        else
        {
            Broken(connection);
        }
    }

    /// <summary>
    /// The connection ended before the answer. One that carried an answer before and none of this may have been closed while the
    /// request was under way: the request is sent once more, as every client does.
    /// </summary>
    private void Broken(RawConnection connection)
    {
        if (!connection.Used || connection.Reader.Began || connection.SentAgain)
        {
            Finish(connection, RequestOutcome.Reset, reuse: false);
            return;
        }

        connection.SentAgain = true;
        connection.Sent = 0;
        Shut(connection);
        SendOrOpen(connection);
    }

    private void Finish(RawConnection connection, RequestOutcome outcome, bool reuse)
    {
        inFlight.Remove(connection);
        Ended(connection, outcome);
        Release(connection, reuse);
    }

    private void Release(RawConnection connection, bool reuse)
    {
        connection.Busy = false;
        if (reuse)
        {
            idle.Push(connection);
        }
        else
        {
            Shut(connection);
            shut.Push(connection);
        }
    }

    /// <summary>An idle connection that ended: others are above it, so that it is looked for.</summary>
    private void Retire(RawConnection connection)
    {
        Shut(connection);
        var others = idle.Where(other => other != connection).Reverse().ToList();
        idle.Clear();
        others.ForEach(idle.Push);
        shut.Push(connection);
    }

    private static void Shut(RawConnection connection)
    {
        if (connection.Socket >= 0)
        {
            _ = Libc.Close(connection.Socket);
            connection.Socket = -1;
        }
    }
}
