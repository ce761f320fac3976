using PerfGate.Load.Measured;

namespace PerfGate.Load.Limits.Judging;

/// <summary>The requests of one phase: before, during or after a limit.</summary>
/// <param name="Windows">In order of time.</param>
/// <param name="Total">All windows together.</param>
public sealed record LimitPhase(IReadOnlyList<LoadWindow> Windows, LoadWindow Total);
