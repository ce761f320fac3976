using System.Net;
using System.Net.Sockets;
using System.Text;
using PerfGate.Load.Limits.Connections;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class CrowdTests
{
    [Fact]
    public async Task Every_member_connects_from_the_next_address_once_one_is_used_up_and_the_answers_are_counted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "loopback has one address elsewhere");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepting = AcceptAsync(listener, 30);
        var crowd = new ConnectionFlood(Address(listener), Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"), 30, TimeSpan.FromMilliseconds(50), addresses: 10, perAddress: 10);
        var clients = await accepting;
        SpinWait.SpinUntil(() => crowd.Count == 30, TimeSpan.FromSeconds(5));

        await crowd.DisposeAsync();

        Assert.Equal("30 of 30 connections were made, answered 20 × 200, 10 × 503", crowd.Words);
        Assert.Equal(
            ["127.0.0.1", "127.0.0.2", "127.0.0.3"],
            clients.Select(client => ((IPEndPoint)client.Client.RemoteEndPoint!).Address.ToString()).Distinct().Order());
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_server_that_takes_none_is_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = Address(listener);
        listener.Stop();
        var crowd = new ConnectionFlood(address, null, 3, TimeSpan.FromMilliseconds(1), addresses: 1, perAddress: 100);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        await crowd.DisposeAsync();

        Assert.Equal("0 of 3 connections were made; first failure: ConnectionRefused", crowd.Words);
    }

    [Fact]
    public async Task A_server_that_takes_no_more_is_told_from_a_process_that_opens_no_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems answer for a server whose queue is full");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(1);
        var crowd = new ConnectionFlood(Address(listener), null, 1000, TimeSpan.FromMilliseconds(1), addresses: 10, perAddress: 500);
        await Task.Delay(600, TestContext.Current.CancellationToken);

        await crowd.DisposeAsync();

        Assert.Matches("^[1-9] of 1,000 connections were made, answered [1-9] × no answer; the time of [0-9.]+ s was over, at [0-9]+ a second: the service took no more, its queue was full$", crowd.Words);
    }

    [Fact]
    public async Task What_the_service_ran_out_of_comes_first()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = Address(listener);
        listener.Stop();
        var crowd = new ConnectionFlood(address, null, 3, TimeSpan.FromMilliseconds(1), addresses: 1, perAddress: 100, () => "the service has 9 of 9 files");
        await Task.Delay(100, TestContext.Current.CancellationToken);

        await crowd.DisposeAsync();

        Assert.Equal("0 of 3 connections were made; the service has 9 of 9 files", crowd.Words);
    }

    [Fact]
    public void More_open_files_are_taken_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits of files are read from /proc: Linux only");
        var before = Descriptors.LimitOf(Environment.ProcessId)!.Value;

        using (OpenFileAllowance.Raise(before + 1000))
        {
            // Root without CAP_SYS_RESOURCE, and everybody else, keeps what it has.
            Assert.Contains(Descriptors.LimitOf(Environment.ProcessId)!.Value, (int[])[before, before + 1000]);
        }

        Assert.Equal(before, Descriptors.LimitOf(Environment.ProcessId));
    }

    private static Uri Address(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    private static async Task<List<TcpClient>> AcceptAsync(TcpListener listener, int count)
    {
        List<TcpClient> clients = [];
        while (clients.Count < count)
        {
            var client = await listener.AcceptTcpClientAsync();
            clients.Add(client);
            var status = clients.Count <= 20 ? "200 OK" : "503 Service Unavailable";
            await client.Client.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
        }

        return clients;
    }
}
