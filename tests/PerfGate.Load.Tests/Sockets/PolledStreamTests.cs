using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PerfGate.Load.Sockets;

namespace PerfGate.Load.Tests.Sockets;

/// <summary>The stream under .NET's HTTP client, against a plain socket of .NET's at the other end.</summary>
public sealed class PolledStreamTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly SocketWatch? watch;

    public PolledStreamTests()
    {
        Assert.SkipUnless(Libc.IsKnown, "sockets are watched by epoll, on Linux alone");
        listener.Start();
        watch = new SocketWatch();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        watch?.Dispose();
        listener.Dispose();
    }

    [Fact]
    public async Task What_is_sent_arrives_however_slowly_it_is_read_and_comes_back_whole()
    {
        var (stream, other) = await ConnectAsync();
        var sent = RandomNumberGenerator.GetBytes(8 << 20);
        var echo = Task.Run(
            async () =>
            {
                using var back = new NetworkStream(other, ownsSocket: true);
                var all = new byte[sent.Length];
                await back.ReadExactlyAsync(all, Cancellation);
                await back.WriteAsync(all, Cancellation);
            },
            Cancellation);

        await stream.WriteAsync(sent, Cancellation);
        var received = new byte[sent.Length];
        await stream.ReadExactlyAsync(received, Cancellation);
        await echo;

        Assert.Equal(sent, received);
        Assert.Equal(0, await stream.ReadAsync(received, Cancellation));
        await stream.DisposeAsync();
    }

    /// <summary>The thread that watches is held meanwhile, so that it is told of both at once.</summary>
    [Fact]
    public async Task The_end_is_seen_when_it_comes_together_with_the_last_bytes()
    {
        var (holding, holder) = await ConnectAsync();
        var (stream, other) = await ConnectAsync();
        using var held = new ManualResetEventSlim();
        using var both = new ManualResetEventSlim();
        var hold = HoldAsync();
        var buffer = new byte[100];
        var reading = stream.ReadAsync(buffer, Cancellation).AsTask();

        holder.Send("hold"u8);
        held.Wait(Cancellation);
        other.Send("last"u8);
        other.Shutdown(SocketShutdown.Both);
        other.Dispose();
        both.Set();

        Assert.Equal(4, await reading);
        Assert.Equal(0, await stream.ReadAsync(buffer, Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
        await hold;
        holder.Dispose();
        await stream.DisposeAsync();
        await holding.DisposeAsync();

        async Task HoldAsync()
        {
            await holding.ReadAsync(new byte[100], Cancellation).ConfigureAwait(false);
            held.Set();
            both.Wait(Cancellation);
        }
    }

    [Fact]
    public async Task A_read_into_nothing_ends_when_there_is_something_and_takes_none_of_it()
    {
        var (stream, other) = await ConnectAsync();
        var waiting = stream.ReadAsync(Memory<byte>.Empty, Cancellation).AsTask();
        Assert.False(waiting.IsCompleted);

        other.Send("abc"u8);

        Assert.Equal(0, await waiting);
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty, Cancellation));
        var buffer = new byte[10];
        Assert.Equal(3, await stream.ReadAsync(buffer, Cancellation));
        other.Dispose();
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_read_that_waits_ends_by_its_token_and_the_next_one_reads()
    {
        var (stream, other) = await ConnectAsync();
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var buffer = new byte[10];
        var waiting = stream.ReadAsync(buffer, impatience.Token).AsTask();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        other.Send("still"u8);

        Assert.Equal(5, await stream.ReadAsync(buffer, Cancellation));
        other.Dispose();
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_read_that_waits_ends_when_the_stream_is_disposed_of()
    {
        var (stream, other) = await ConnectAsync();
        var waiting = stream.ReadAsync(new byte[10], Cancellation).AsTask();

        await stream.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => waiting);
        Assert.Equal(0, await other.ReceiveAsync(new byte[1], Cancellation));
        other.Dispose();
    }

    [Fact]
    public async Task A_connection_that_is_reset_says_so()
    {
        var (stream, other) = await ConnectAsync();
        var waiting = stream.ReadAsync(new byte[10], Cancellation).AsTask();

        other.LingerState = new LingerOption(enable: true, seconds: 0);
        other.Dispose();

        var fault = await Assert.ThrowsAsync<IOException>(() => waiting);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(fault.InnerException).SocketErrorCode);
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_port_where_nobody_listens_refuses()
    {
        var address = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();

        var fault = await Assert.ThrowsAsync<SocketException>(() => ConnectToAsync(address));

        Assert.Equal(SocketError.ConnectionRefused, fault.SocketErrorCode);
    }

    private async Task<(PolledStream Stream, Socket Other)> ConnectAsync()
    {
        var accepting = listener.AcceptSocketAsync(Cancellation).AsTask();
        return (await ConnectToAsync((IPEndPoint)listener.LocalEndpoint), await accepting);
    }

    private async Task<PolledStream> ConnectToAsync(IPEndPoint address)
    {
        Assert.Contains(new SocketTarget(address).Connect(out var descriptor), new[] { 0, Libc.InProgress });
        var stream = watch!.Watch(new SocketHandle(descriptor));
        try
        {
            await stream.ConnectedAsync(Cancellation);

            // Off the thread that watches: a test that held it would wait for itself.
            await Task.Yield();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
