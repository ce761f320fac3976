using PerfGate.Load.Arrivals;

namespace PerfGate.Load.Requests;

/// <summary>What names stand for in one request.</summary>
/// <param name="Choice">The request.</param>
/// <param name="Tenant">Name of its tenant; empty without tenants.</param>
/// <param name="User">Its virtual user.</param>
internal sealed record RequestValues(RequestChoice Choice, string Tenant, VirtualUser User);
