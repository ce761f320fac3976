using System.Globalization;
using System.Text;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Resources;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Connections;

/// <summary>
/// As many connections at once as asked, each with a request, beside the load: as far as descriptors and ports of this process
/// allow. The report says how many came about.
/// </summary>
internal sealed class ConcurrencyLimit(LimitContext context) : ILimit
{
    /// <summary>Left for everything else that this process opens.</summary>
    private const int Reserve = 200;

    /// <summary>Connections from one address to one port; the system's range of ports, less what others use.</summary>
    private const int PerAddress = 25_000;

    /// <summary>
    /// Most connections from one source address. Linux first looks for a free port in a quarter of its range; when that quarter is used up,
    /// it searches the whole range for every connection, which takes milliseconds.
    /// </summary>
    private const int PerLoopbackAddress = 5000;

    private const int MostAddresses = 200;

    public LimitFeasibility Probe()
    {
        using var allowance = OpenFileAllowance.Raise(Needed);
        var (count, why) = Reach();
        return count < 1 ? LimitFeasibility.No(why) : LimitFeasibility.Yes(Words(count, why));
    }

    public Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation)
    {
        // Not earlier: the service would inherit the raised limit of open files, and is to keep its own.
        var allowance = OpenFileAllowance.Raise(Needed);
        var (count, why) = Reach();
        if (count < 1)
        {
            allowance.Dispose();
            throw new LimitNotImposedException(why);
        }

        // All are open at half time, so that the second half shows the service with all of them.
        var (addresses, each) = IsLoopback(target.Address) ? (MostAddresses, PerLoopbackAddress) : (1, PerAddress);
        var flood = new ConnectionFlood(
            target.Address, Request(target.Address), count, context.Plan.During / 2, addresses, each, () => FilesOf(target.ProcessId));
        return Task.FromResult<IAppliedLimit>(new AppliedFlood(Words(count, why), flood, allowance));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Files of this process that all of them take.</summary>
    private int Needed => context.Plan.Concurrency + Taken;

    private int Taken => (OpenFiles.Count(Environment.ProcessId, null) ?? 0) + Reserve + context.Scenario.Shape.Connections;

    private (int Count, string Why) Reach()
    {
        if (context.Scenario.Target.UnixSocket is not null)
        {
            return (0, "connections over a unix socket are not implemented");
        }

        var wanted = context.Plan.Concurrency;
        if (Descriptors.LimitOf(Environment.ProcessId) is { } limit)
        {
            var free = limit - Taken;
            if (free < wanted)
            {
                return (free, string.Create(CultureInfo.InvariantCulture, $"this process may open {limit:N0} files and sockets, and not raise that"));
            }
        }

        return !IsLoopback(new Uri(context.Scenario.Target.Address.Replace("{port}", "80", StringComparison.Ordinal))) && wanted > PerAddress
            ? (PerAddress, "one address has no more ports")
            : (wanted, "");
    }

    /// <summary>The first endpoint that can be asked as it stands; null: connections alone, without a request.</summary>
    private byte[]? Request(Uri address)
    {
        var endpoint = context.Scenario.Endpoints.FirstOrDefault(endpoint => endpoint.Method == "GET" && !endpoint.Path.Contains('{', StringComparison.Ordinal));
        return endpoint is null || address.Scheme != Uri.UriSchemeHttp || context.Scenario.Target.Http != HttpGeneration.Http11
            ? null
            : Encoding.ASCII.GetBytes($"GET {endpoint.Path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
    }

    private string Words(int count, string why) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count:N0}{(count < context.Plan.Concurrency ? $" of the {context.Plan.Concurrency:N0} connections asked for ({why})" : " connections")} at once, each with a request");

    /// <summary>Null: the service may open more files and sockets, or is not ours to look into.</summary>
    private static string? FilesOf(int? root)
    {
        const int NearlyAll = 20;
        foreach (var process in root is { } first ? ProcessTree.Of(first) : [])
        {
            if (Descriptors.LimitOf(process) is { } limit && OpenFiles.Count(process, null) is { } open && open >= limit - NearlyAll)
            {
                return string.Create(CultureInfo.InvariantCulture, $"the service has {open:N0} files and sockets open and may have {limit:N0}");
            }
        }

        return null;
    }

    private static bool IsLoopback(Uri address) => address.IsLoopback;

    private sealed class AppliedFlood(string how, ConnectionFlood flood, OpenFileAllowance allowance) : IAppliedLimit
    {
        public string How => how;

        public string? Extent => flood.Words;

        public async ValueTask DisposeAsync()
        {
            await flood.DisposeAsync().ConfigureAwait(false);
            allowance.Dispose();
        }
    }
}
