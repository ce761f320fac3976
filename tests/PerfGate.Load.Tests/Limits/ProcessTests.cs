using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PerfGate.Load.Limits.Connections;
using PerfGate.Load.Limits.Database;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Limits.Watching;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class ProcessTests
{
    [Fact]
    public void A_tree_holds_the_children_of_children()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 30 & sleep 30 & wait"]) { UseShellExecute = false })!;
        try
        {
            IReadOnlyList<int> tree = [];
            SpinWait.SpinUntil(() => (tree = ProcessTree.Of(shell.Id)).Count == 3, TimeSpan.FromSeconds(10));

            Assert.Equal(3, tree.Count);
            Assert.Equal(shell.Id, tree[0]);
            Assert.Empty(tree.Except(ProcessTree.Of(Environment.ProcessId)));
            Assert.Equal(3, ServiceReading.Of(shell.Id)!.Threads);
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
            shell.WaitForExit();
        }
    }

    [Fact]
    public async Task The_ports_from_which_a_process_is_connected_are_found()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        var port = ((IPEndPoint)client.Client.LocalEndPoint!).Port;

        Assert.Equal([port], ServiceSockets.PortsTo(Environment.ProcessId, ((IPEndPoint)listener.LocalEndpoint).Port));
        Assert.Empty(ServiceSockets.PortsTo(Environment.ProcessId, 1));
    }

    [Fact]
    public void Descriptors_are_read_from_the_system()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");

        Assert.InRange(Descriptors.LimitOf(Environment.ProcessId)!.Value, 64, int.MaxValue);
        Assert.Null(Descriptors.LimitOf(99999999));
    }

    [Fact]
    public void A_process_that_is_gone_holds_nothing() => Assert.Null(ServiceReading.Of(99999999));
}
