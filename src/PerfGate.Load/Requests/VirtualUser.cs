using System.Collections.Concurrent;
using System.Net;

namespace PerfGate.Load.Requests;

/// <summary>What one user of the service remembers of earlier answers: captured values and cookies.</summary>
internal sealed class VirtualUser
{
    private CookieContainer? cookies;

    public ConcurrentDictionary<string, string> Captured { get; } = new(StringComparer.Ordinal);

    /// <summary>What the service set for this address; null when nothing.</summary>
    public string? CookiesFor(Uri address) => cookies?.GetCookieHeader(address) is { Length: > 0 } header ? header : null;

    public void Remember(Uri address, string setCookie)
    {
        try
        {
            LazyInitializer.EnsureInitialized(ref cookies).SetCookies(address, setCookie);
        }
        catch (CookieException)
        {
            // A cookie that a browser would refuse as well.
        }
    }
}
