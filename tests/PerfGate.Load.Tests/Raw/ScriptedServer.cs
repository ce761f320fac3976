using System.Net;
using System.Net.Sockets;

namespace PerfGate.Load.Tests.Raw;

/// <summary>A server that answers each request with the bytes, pauses and faults that a test plants.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Socket listener;
    private readonly Func<Exchange, Task> answer;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> work = [];
    private int connections;
    private int requests;

    private ScriptedServer(EndPoint endPoint, Func<Exchange, Task> answer)
    {
        this.answer = answer;
        listener = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(endPoint);
        listener.Listen(512);
        work.Add(AcceptAsync());
    }

    public int Connections => Volatile.Read(ref connections);

    public int Requests => Volatile.Read(ref requests);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");

    public static ScriptedServer Start(Func<Exchange, Task> answer) => new(new IPEndPoint(IPAddress.Loopback, 0), answer);

    public static ScriptedServer Start(string bytes) => Start(exchange => exchange.SendAsync(bytes));

    public static ScriptedServer StartUnix(string path, string bytes) => new(new UnixDomainSocketEndPoint(path), exchange => exchange.SendAsync(bytes));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await Task.WhenAll([.. work]).ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(stop.Token);
                Interlocked.Increment(ref connections);
                work.Add(ServeAsync(socket));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        using (socket)
        {
            try
            {
                var buffer = new byte[1 << 16];
                var gathered = new System.Text.StringBuilder();
                while (await socket.ReceiveAsync(buffer, stop.Token) is var count and > 0)
                {
                    gathered.Append(System.Text.Encoding.Latin1.GetString(buffer, 0, count));
                    while (Exchange.TryTake(gathered, out var request))
                    {
                        await answer(new Exchange(socket, request, Interlocked.Increment(ref requests), stop.Token));
                    }
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The generator closed it, or the test is over.
            }
        }
    }
}
