using PerfGate.Load.Measured;

namespace PerfGate.Load.Checks;

/// <summary>One block of an isolation run: the victim alone and beside the aggressor, in either order.</summary>
/// <param name="Alone">The victim's requests.</param>
/// <param name="Beside">The victim's requests while the aggressor's were sent.</param>
/// <param name="Aggressor">The aggressor's requests of that time.</param>
public sealed record IsolationBlock(LoadWindow Alone, LoadWindow Beside, LoadWindow Aggressor);
