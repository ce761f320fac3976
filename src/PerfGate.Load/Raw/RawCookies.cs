using PerfGate.Load.Requests;

namespace PerfGate.Load.Raw;

/// <summary>The cookies that the service set, by virtual user; without tenants each connection is a user.</summary>
internal sealed class RawCookies
{
    private readonly VirtualUsers users = new();
    private bool any;

    /// <summary>What the service set for this address; null when nothing.</summary>
    /// <param name="connection">Whose request it is.</param>
    /// <param name="address">Asked for only once there are cookies: most services set none, and requests are to stay cheap.</param>
    public string? For(RawConnection connection, Func<Uri> address) => any ? UserOf(connection).CookiesFor(address()) : null;

    public void Remember(RawConnection connection, Uri address, IEnumerable<string> cookies)
    {
        any = true;
        var user = UserOf(connection);
        foreach (var cookie in cookies)
        {
            user.Remember(address, cookie);
        }
    }

    private VirtualUser UserOf(RawConnection connection) =>
        connection.Request.Choice.Tenant < 0 ? connection.User : users.Of(connection.Request.Choice);
}
