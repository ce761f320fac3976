using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PerfGate.Load.Tests.Engine;

/// <summary>A server on loopback that does with each connection what the test plants.</summary>
internal sealed class PlantedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<PlantedConnection, CancellationToken, Task> act;
    private readonly Task accepting;
    private int connections;

    private PlantedServer(Func<PlantedConnection, CancellationToken, Task> act)
    {
        this.act = act;
        listener.Start(512);
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public int Connections => Volatile.Read(ref connections);

    /// <summary>Does with each connection what is given.</summary>
    public static PlantedServer Each(Func<PlantedConnection, CancellationToken, Task> act) => new(act);

    /// <summary>Answers each request, keeping connections, with what the request's head asks for.</summary>
    public static PlantedServer Answering(Func<string, CancellationToken, Task<string>> answer) => new(async (connection, cancellation) =>
    {
        while (await connection.ReadHeadAsync(cancellation) is { } head)
        {
            await connection.WriteAsync(await answer(head, cancellation), cancellation);
        }
    });

    public static string Ok(string body = "ok", string headers = "") =>
        $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                open.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await act(new PlantedConnection(client), stop.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
            {
            }
        }
    }
}
