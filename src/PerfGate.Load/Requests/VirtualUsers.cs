using System.Collections.Concurrent;
using PerfGate.Load.Arrivals;

namespace PerfGate.Load.Requests;

/// <summary>The users of all tenants that have sent something so far.</summary>
internal sealed class VirtualUsers
{
    private readonly ConcurrentDictionary<(int Tenant, int User), VirtualUser> known = new();

    public VirtualUser Of(in RequestChoice choice) => known.GetOrAdd((choice.Tenant, choice.User), static _ => new VirtualUser());
}
