namespace PerfGate.Load.Arrivals;

/// <summary>Which request: everything about it that does not depend on an answer.</summary>
/// <param name="Endpoint">Index in the scenario.</param>
/// <param name="Tenant">Index in the scenario; -1 without tenants.</param>
/// <param name="User">1 to the tenant's users; 0 without tenants.</param>
/// <param name="Sequence">Counts the requests of the run from 0; each number once, however many users or generators send.</param>
/// <param name="Row">A random number for feeds that are read in random order.</param>
internal readonly record struct RequestChoice(int Endpoint, int Tenant, int User, long Sequence, ulong Row);
