using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerfGate.Load.Limits.Connections;

/// <summary>Connections that are opened evenly over some time, send one request each and stay open.</summary>
internal sealed class ConnectionFlood : IAsyncDisposable
{
    private const int StatusStart = 9;
    private const int StatusLength = 3;

    /// <summary>Fewer than a server's queue of connections holds.</summary>
    private const int MostConnecting = 200;

    /// <summary>More than half of the time without a free place among those that connect: the server's queue is full.</summary>
    private const double MuchWaiting = 0.5;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>A connection that finds the server's queue full is tried again by the system only after 1 s; in that time the queue may run empty.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim connecting = new(MostConnecting);
    private readonly List<Socket> open = [];
    private readonly Task opening;
    private readonly int wanted;
    private readonly SortedDictionary<string, int> answers = [];
    private readonly Func<string?> bound;
    private readonly long began = Stopwatch.GetTimestamp();
    private TimeSpan waited;
    private TimeSpan lasted;
    private int refused;
    private string? obstacle;
    private string? reason;

    /// <param name="address">Scheme, host and port.</param>
    /// <param name="request">What each sends; null: nothing.</param>
    /// <param name="count">How many.</param>
    /// <param name="time">In which they are opened.</param>
    /// <param name="addresses">Loopback addresses to come from, 127.0.0.1 and those after it; 1: whichever the system takes.</param>
    /// <param name="perAddress">Connections from each.</param>
    /// <param name="bound">Asked at the end, while all are open, where fewer were made than wanted: what the service itself ran out of.</param>
    public ConnectionFlood(Uri address, byte[]? request, int count, TimeSpan time, int addresses, int perAddress, Func<string?>? bound = null)
    {
        wanted = count;
        this.bound = bound ?? (static () => null);
        opening = Task.Run(() => OpenAsync(address, request, time, addresses, perAddress));
    }

    /// <summary>Connections that are there now.</summary>
    public int Count
    {
        get
        {
            lock (open)
            {
                return open.Count;
            }
        }
    }

    /// <summary>How many came about and how they were answered; complete once disposed.</summary>
    public string Words
    {
        get
        {
            lock (open)
            {
                var answered = string.Join(", ", answers.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} × {pair.Key}")));
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{wanted - refused:N0} of {wanted:N0} connections were made{(answered.Length > 0 ? $", answered {answered}" : "")}{(reason is null ? "" : $"; {reason}")}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lasted = Stopwatch.GetElapsedTime(began);
        await ending.CancelAsync().ConfigureAwait(false);
        await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (open)
        {
            var buffer = new byte[StatusStart + StatusLength];
            refused = Math.Max(refused, wanted - open.Count);
            reason = refused > 0 ? bound() ?? obstacle ?? OverTime() : null;
            foreach (var socket in open)
            {
                Tally(socket, buffer);
                // Reset (RST), not closed: a closed connection keeps its port in TIME_WAIT for a minute.
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }

            open.Clear();
        }

        connecting.Dispose();
        ending.Dispose();
    }

    private async Task OpenAsync(Uri address, byte[]? request, TimeSpan time, int addresses, int perAddress)
    {
        var resolved = await Dns.GetHostAddressesAsync(address.Host, AddressFamily.InterNetwork, ending.Token).ConfigureAwait(false);
        if (resolved.Length == 0)
        {
            obstacle = $"{address.Host} has no IPv4 address";
            return;
        }

        var target = new IPEndPoint(resolved[0], address.Port);
        List<Task> started = [];
        try
        {
            for (var next = 0; next < wanted && !ending.IsCancellationRequested;)
            {
                var due = (int)(wanted * Math.Min(1, Stopwatch.GetElapsedTime(began) / time));
                for (; next < due; next++)
                {
                    await PlaceAsync().ConfigureAwait(false);
                    started.Add(ConnectAsync(target, addresses > 1 ? Source(next / perAddress) : null, request));
                }

                await Task.Delay(Step, ending.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll(started).ConfigureAwait(false);
        }
    }

    private async Task PlaceAsync()
    {
        if (!connecting.Wait(0, CancellationToken.None))
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                await connecting.WaitAsync(ending.Token).ConfigureAwait(false);
            }
            finally
            {
                waited += Stopwatch.GetElapsedTime(since);
            }
        }
    }

    /// <summary>What set the limit when no connection was refused.</summary>
    private string OverTime() => string.Create(
        CultureInfo.InvariantCulture,
        $"the time of {lasted.TotalSeconds:0.#} s was over, at {open.Count / lasted.TotalSeconds:N0} a second: {(waited > lasted * MuchWaiting ? "the service took no more, its queue was full" : "this process opened no more")}");

    /// <summary>127.0.0.1, 127.0.0.2, …</summary>
    private static IPAddress Source(int number) => new([127, 0, (byte)(number / 250), (byte)(1 + (number % 250))]);

    private async Task ConnectAsync(IPEndPoint target, IPAddress? from, byte[]? request)
    {
        Socket? socket = null;
        try
        {
            while (socket is null)
            {
                socket = await TryAsync(target, from).ConfigureAwait(false);
            }

            if (request is not null)
            {
                await socket.SendAsync(request, SocketFlags.None, ending.Token).ConfigureAwait(false);
            }

            lock (open)
            {
                open.Add(socket);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            socket?.Dispose();
            lock (open)
            {
                refused++;
                obstacle ??= exception is SocketException error ? $"first failure: {error.SocketErrorCode}" : null;
            }
        }
        finally
        {
            connecting.Release();
        }
    }

    /// <summary>Null: the server's queue was full.</summary>
    private async Task<Socket?> TryAsync(IPEndPoint target, IPAddress? from)
    {
        var isNear = IPAddress.IsLoopback(target.Address);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        patience.CancelAfter(isNear ? TryAgain : Timeout.InfiniteTimeSpan);
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (from is not null && isNear)
            {
                socket.Bind(new IPEndPoint(from, 0));
            }

            await socket.ConnectAsync(target, patience.Token).ConfigureAwait(false);
            return socket;
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Tally(Socket socket, byte[] buffer)
    {
        string answer;
        try
        {
            socket.Blocking = false;
            var read = socket.Receive(buffer, SocketFlags.None);
            answer = read == buffer.Length ? System.Text.Encoding.ASCII.GetString(buffer, StatusStart, StatusLength) : "closed";
        }
        catch (SocketException exception)
        {
            answer = exception.SocketErrorCode == SocketError.WouldBlock ? "no answer" : "reset";
        }

        answers[answer] = answers.GetValueOrDefault(answer) + 1;
    }
}
