namespace PerfGate.Impact;

/// <summary>A member on the way from a change back to the benchmarks, or a benchmark.</summary>
/// <param name="Name">Of the member, or the id of the benchmark.</param>
/// <param name="ReachedFrom">What names it; empty for a benchmark.</param>
public sealed record ReachBranch(string Name, IReadOnlyList<ReachBranch> ReachedFrom);
