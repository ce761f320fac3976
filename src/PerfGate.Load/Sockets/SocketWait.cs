using System.Threading.Tasks.Sources;

namespace PerfGate.Load.Sockets;

/// <summary>One direction of a socket: whoever reads or writes waits here until the system says that it can go on.</summary>
/// <remarks>One at a time waits. What follows the wait runs where <see cref="Signal"/> is called, and must not block.</remarks>
internal sealed class SocketWait : IValueTaskSource
{
    private readonly Lock gate = new();
    private ManualResetValueTaskSourceCore<bool> source;
    private CancellationTokenRegistration registration;
    private bool waiting;
    private bool signalled;
    private bool closed;

    /// <summary>Ends at the next signal, at once when there was one since the last wait.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The socket was closed.</exception>
    public ValueTask WaitAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (closed)
            {
                return ValueTask.FromException(Closed());
            }

            if (signalled)
            {
                signalled = false;
                return ValueTask.CompletedTask;
            }

            source.Reset();
            waiting = true;
        }

        if (cancellation.CanBeCanceled)
        {
            registration = cancellation.UnsafeRegister(static (state, token) => ((SocketWait)state!).Cancel(token), this);
        }

        return new ValueTask(this, source.Version);
    }

    /// <summary>Something may have changed.</summary>
    public void Signal()
    {
        lock (gate)
        {
            if (!waiting)
            {
                signalled = true;
                return;
            }

            waiting = false;
        }

        source.SetResult(true);
    }

    /// <summary>Nobody waits any more.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            if (!waiting)
            {
                return;
            }

            waiting = false;
        }

        source.SetException(Closed());
    }

    void IValueTaskSource.GetResult(short token)
    {
        registration.Dispose();
        registration = default;
        source.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);

    private static IOException Closed() => new("The connection was closed.");

    private void Cancel(CancellationToken token)
    {
        lock (gate)
        {
            if (!waiting)
            {
                return;
            }

            waiting = false;
        }

        source.SetException(new OperationCanceledException(token));
    }
}
