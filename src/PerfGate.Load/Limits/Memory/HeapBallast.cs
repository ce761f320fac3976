using System.IO.Pipes;
using System.Text;
using PerfGate.Load.Hook;
using PerfGate.Load.Limits.Machine;

namespace PerfGate.Load.Limits.Memory;

/// <summary>The tool's end of the pipes to the ballast in the service's processes; closing them lets go of all of it.</summary>
internal sealed class HeapBallast : IAsyncDisposable
{
    private const int MostProcesses = 8;

    private readonly CancellationTokenSource closing = new();
    private readonly Lock joining = new();
    private readonly List<Line> lines = [];
    private readonly Task listening;

    public HeapBallast() => listening = ListenAsync();

    /// <summary>What the service finds in its environment.</summary>
    public string PipeName { get; } = $"perfgate-{Guid.NewGuid():N}"[..24];

    /// <summary>Has every .NET process of the service take memory until its heap holds <paramref name="target"/> bytes.</summary>
    /// <param name="target">Bytes of the heap in all.</param>
    /// <param name="patience">For a process to report, and to take it.</param>
    /// <returns>Bytes of the ballast alone, the most of any process.</returns>
    /// <exception cref="LimitNotImposedException">No process reported.</exception>
    public async Task<long> TakeAsync(long target, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            IReadOnlyList<Line> joined;
            while ((joined = Joined()).Count == 0)
            {
                await Task.Delay(50, limit.Token).ConfigureAwait(false);
            }

            return (await AskAsync(joined, BallastProtocol.Line(BallastProtocol.Take, target), limit.Token).ConfigureAwait(false)).Max();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LimitNotImposedException(
                "the heap of the service cannot be filled: none of its processes is .NET's that loads startup hooks, or it did not answer in time");
        }
    }

    /// <summary>Lets go of everything; a process that is gone has done so already.</summary>
    public async Task DropAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await AskAsync(Joined(), BallastProtocol.Drop, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It does not answer; the pipe is closed without it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await listening.ConfigureAwait(false);
        foreach (var line in Joined())
        {
            await line.Stream.DisposeAsync().ConfigureAwait(false);
        }

        closing.Dispose();
    }

    private IReadOnlyList<Line> Joined()
    {
        lock (joining)
        {
            return [.. lines];
        }
    }

    private async Task ListenAsync()
    {
        for (var number = 0; number < MostProcesses && !closing.IsCancellationRequested; number++)
        {
            var stream = new NamedPipeServerStream(
                PipeName, PipeDirection.InOut, MostProcesses, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            try
            {
                await stream.WaitForConnectionAsync(closing.Token).ConfigureAwait(false);
                var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                if (await reader.ReadLineAsync(closing.Token).ConfigureAwait(false) is { } hello
                    && BallastProtocol.TryRead(hello, BallastProtocol.Hello, out _))
                {
                    lock (joining)
                    {
                        lines.Add(new Line(stream, reader));
                    }

                    continue;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // Closed, or the process ended while it reported.
            }

            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<long>> AskAsync(IReadOnlyList<Line> asked, string order, CancellationToken cancellation)
    {
        List<long> held = [0];
        foreach (var line in asked)
        {
            try
            {
                await line.Stream.WriteAsync(Encoding.ASCII.GetBytes(order + '\n'), cancellation).ConfigureAwait(false);
                if (await line.Reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } answer
                    && BallastProtocol.TryRead(answer, BallastProtocol.Held, out var bytes))
                {
                    held.Add(bytes);
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // That process has ended; the judge says what that means.
            }
        }

        return held;
    }

    private sealed record Line(NamedPipeServerStream Stream, StreamReader Reader);
}
