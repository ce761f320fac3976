using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Http;

/// <summary>Workers, one for each connection in use, that take requests from one queue; as many as are needed, up to the cap.</summary>
internal sealed class ConnectionWorkers(LoadShape shape, int cap, RunTimes times, RunRecorder recorder, Func<CancellationToken, Exchange> create) : IDisposable
{
    /// <summary>How long a cancelled run waits for answers that are on their way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A waiting worker sends on the thread that hands the request on. Waking a thread of the pool for each request costs three times the
    /// processor time at 5,000 requests a second; how much sending delays the pacing is part of the lag that is reported.
    /// </summary>
    private static readonly UnboundedChannelOptions QueueOptions = new() { SingleWriter = true, AllowSynchronousContinuations = true };

    private readonly Channel<DueRequest> queue = Channel.CreateUnbounded<DueRequest>(QueueOptions);
    private readonly List<Task> workers = [];
    private readonly CancellationTokenSource abandon = new();
    private int outstanding;
    private int inFlight;
    private volatile bool giveUp;

    public int InFlight => Volatile.Read(ref inFlight);

    public long Waiting => Math.Max(0, Volatile.Read(ref outstanding) - InFlight);

    public LiveMeter? Meter { get; set; }

    /// <summary>When the last request was handed on, or the run was cancelled; ns on the monotonic clock.</summary>
    public long StoppedAt { get; set; }

    /// <summary>Puts a request that is due into the queue; one thread calls.</summary>
    public void HandOn(in DueRequest request)
    {
        var now = Interlocked.Increment(ref outstanding);
        if (now > workers.Count && workers.Count < cap)
        {
            workers.Add(Task.Run(WorkAsync));
        }

        queue.Writer.TryWrite(request);
    }

    /// <summary>Waits for what is in flight and in the queue. What is still in the queue after the timeout is never sent.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        queue.Writer.Complete();
        var all = Task.WhenAll(workers);
        try
        {
            await all.WaitAsync(shape.Timeout, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            giveUp = true;
        }
        catch (OperationCanceledException)
        {
            giveUp = true;
            AbandonSoon();
        }

        // Each request has a timeout of its own, so that this ends.
        await all.ConfigureAwait(false);
    }

    /// <summary>The run is cancelled: answers that are on their way have a moment left.</summary>
    public void AbandonSoon() => abandon.CancelAfter(Grace);

    /// <summary>What sends the requests of one connection.</summary>
    public Exchange CreateExchange() => create(abandon.Token);

    /// <summary>Sends one request and counts it; false when it was abandoned.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> SendAsync(Exchange exchange, DueRequest request)
    {
        Interlocked.Increment(ref inFlight);
        var end = await exchange.SendAsync(request).ConfigureAwait(false);
        Interlocked.Decrement(ref inFlight);
        if (end is not { } known)
        {
            if (request.Window >= 0)
            {
                recorder.Forget(request.Window);
            }

            return false;
        }

        Meter?.Add(known);
        if (request.Window >= 0)
        {
            recorder.End(request, known);
        }

        return true;
    }

    public void Dispose() => abandon.Dispose();

    private async Task WorkAsync()
    {
        using var exchange = CreateExchange();
        while (await NextAsync().ConfigureAwait(false) is { } request)
        {
            if (giveUp)
            {
                Drop(request);
            }
            else
            {
                if (request.Window >= 0 && PreciseWait.Now > times.End)
                {
                    recorder.CountDrained(request.Window);
                }

                await SendAsync(exchange, request).ConfigureAwait(false);
            }

            Interlocked.Decrement(ref outstanding);
        }
    }

    private void Drop(in DueRequest request)
    {
        if (request.Window < 0)
        {
            return;
        }

        if (abandon.IsCancellationRequested || StoppedAt < times.End)
        {
            recorder.Forget(request.Window);
        }
        else
        {
            recorder.CountUnsent(request.Window);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<DueRequest?> NextAsync()
    {
        try
        {
            // Not WaitToReadAsync: it would wake every idle worker for each request.
            return queue.Reader.TryRead(out var ready) ? ready : await queue.Reader.ReadAsync().ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }
}
