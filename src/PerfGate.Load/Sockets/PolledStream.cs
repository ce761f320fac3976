using System.Runtime.CompilerServices;

namespace PerfGate.Load.Sockets;

/// <summary>A connected socket as a stream, whose waits end on the thread of its <see cref="SocketWatch"/>. One read and one write at a time.</summary>
internal sealed class PolledStream(SocketHandle socket, Action forget) : Stream
{
    private readonly SocketWait readable = new();
    private readonly SocketWait writable = new();

    /// <summary>A short read emptied the socket: the system tells when there is more, and looking before would be in vain.</summary>
    private bool drained;

    /// <summary>The end was told of, perhaps together with bytes before it: it will not be told again.</summary>
    private volatile bool ended;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Takes what the system tells of this socket.</summary>
    public void Happened(uint flags)
    {
        const uint Last = Poller.PeerClosed | Poller.HungUp | Poller.Failed;
        if ((flags & Last) != 0)
        {
            ended = true;
        }

        if ((flags & (Poller.Writable | Poller.HungUp | Poller.Failed)) != 0)
        {
            writable.Signal();
        }

        if ((flags & (Poller.Readable | Last)) != 0)
        {
            readable.Signal();
        }
    }

    /// <summary>Waits for a connection that was begun.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It was refused, or nobody answered.</exception>
    public async ValueTask ConnectedAsync(CancellationToken cancellation)
    {
        await writable.WaitAsync(cancellation).ConfigureAwait(false);
        if (SocketTarget.ErrorOf((int)socket.DangerousGetHandle()) is var error and not 0)
        {
            throw SocketFaults.CauseOf(error);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (drained)
            {
                var wait = readable.WaitAsync(cancellationToken);
                var told = !wait.IsCompleted;
                await wait.ConfigureAwait(false);
                drained = false;
                if (told && buffer.IsEmpty)
                {
                    return 0;
                }
            }

            if (Receive(buffer.Span) is { } count)
            {
                return count;
            }

            drained = true;
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var sent = Send(buffer.Span);
        return sent == buffer.Length ? ValueTask.CompletedTask : WriteRestAsync(buffer[sent..], cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !socket.IsClosed)
        {
            forget();
            socket.Dispose();
            readable.Close();
            writable.Close();
        }

        base.Dispose(disposing);
    }

    private async ValueTask WriteRestAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        while (!buffer.IsEmpty)
        {
            await writable.WaitAsync(cancellation).ConfigureAwait(false);
            buffer = buffer[Send(buffer.Span)..];
        }
    }

    /// <returns>Bytes read, 0 at the end; null when there are none yet. Into an empty buffer: 0 when there are some.</returns>
    private unsafe int? Receive(Span<byte> buffer)
    {
        byte peeked;
        while (true)
        {
            nint count;
            if (buffer.IsEmpty)
            {
                count = Libc.Receive(socket, &peeked, 1, Libc.Peek);
                if (count >= 0)
                {
                    return 0;
                }
            }
            else
            {
                fixed (byte* bytes = buffer)
                {
                    count = Libc.Receive(socket, bytes, buffer.Length, 0);
                }

                if (count >= 0)
                {
                    drained = count < buffer.Length && !ended;
                    return (int)count;
                }
            }

            switch (Libc.Error)
            {
                case Libc.Interrupted:
                    continue;
                case Libc.WouldBlock:
                    return null;
                case var error:
                    throw SocketFaults.Of(error);
            }
        }
    }

    /// <returns>How much the system has taken.</returns>
    private unsafe int Send(ReadOnlySpan<byte> buffer)
    {
        var sent = 0;
        fixed (byte* bytes = buffer)
        {
            while (sent < buffer.Length)
            {
                var count = Libc.Send(socket, bytes + sent, buffer.Length - sent, Libc.NoSignal);
                if (count >= 0)
                {
                    sent += (int)count;
                    continue;
                }

                switch (Libc.Error)
                {
                    case Libc.Interrupted:
                        continue;
                    case Libc.WouldBlock:
                        return sent;
                    case var error:
                        throw SocketFaults.Of(error);
                }
            }
        }

        return sent;
    }
}
