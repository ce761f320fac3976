using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PerfGate.Load.Resources;

namespace PerfGate.Load.Tests.Resources;

/// <summary>Real processes; shares are compared with what the system itself counted, not with a clock.</summary>
public sealed class ResourceSamplerTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void A_childs_processor_time_is_that_of_the_tree()
    {
        Assert.SkipUnless(ResourceSampler.SeesChildren, "Children are seen in /proc: Linux only.");

        // The shell waits; its child works.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "sh -c 'while :; do :; done' & wait"]))!;
        try
        {
            Thread.Sleep(200);
            using var tree = ResourceSampler.Start(shell.Id, interval: Often);
            using var alone = ResourceSampler.Start(shell.Id, withChildren: false, interval: Often);
            Thread.Sleep(1500);
            var (whole, root) = (tree.Stop()!, alone.Stop()!);

            Assert.True(whole.CpuMean > 0.1, $"{whole}");
            Assert.True(root.CpuMean < whole.CpuMean / 5, $"{root} of {whole}");
            Assert.Equal(2, whole.ThreadsMax);
            Assert.True(whole.MemoryMax > root.MemoryMax);
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Connections_to_a_watched_port_are_counted()
    {
        Assert.SkipUnless(ResourceSampler.SeesChildren, "Connections are seen in /proc: Linux only.");
        using var watched = Listen();
        using var other = Listen();
        List<TcpClient> clients = [.. Enumerable.Range(0, 7).Select(_ => Connect(watched)), Connect(other)];
        try
        {
            using var sampler = ResourceSampler.Start(
                Environment.ProcessId, new Dictionary<string, int> { ["database"] = PortOf(watched), ["cache"] = 1 }, interval: Often);
            var use = sampler.Stop()!;

            Assert.Equal(7, use.SocketsMax["database"]);
            Assert.Equal(0, use.SocketsMax["cache"]);
            Assert.True(use.HandlesMax >= clients.Count);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public void A_process_that_is_not_there_gives_nothing()
    {
        using var sampler = ResourceSampler.Start(int.MaxValue, interval: Often);

        Assert.Null(sampler.Stop());
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static TcpClient Connect(TcpListener listener)
    {
        var client = new TcpClient();
        client.Connect(IPAddress.Loopback, PortOf(listener));
        return client;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
