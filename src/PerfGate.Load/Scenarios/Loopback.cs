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
        : address.IdnHost.Equals(Name, StringComparison.OrdinalIgnoreCase) || address.IdnHost.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase);
}
