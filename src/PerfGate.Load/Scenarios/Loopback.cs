using System.Net;

namespace PerfGate.Load.Scenarios;

/// <summary>The addresses at which a machine can only reach itself.</summary>
internal static class Loopback
{
    private const string Name = "localhost";

    /// <returns>
    /// True: 127.0.0.0/8, ::1, <c>localhost</c> or a name below it (RFC 6761, 6.3). Any other name is somebody else's, whatever it resolves to now.
    /// </returns>
    public static bool Is(Uri address) => address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        ? IPAddress.IsLoopback(IPAddress.Parse(address.Host))
        : HostOf(address) is { } host
            && (host.Equals(Name, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The host as a resolver takes it; null where its characters cannot be in a name.</summary>
    public static string? HostOf(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            // Only now does the framework look at what it took for a host.
            return null;
        }
    }
}
