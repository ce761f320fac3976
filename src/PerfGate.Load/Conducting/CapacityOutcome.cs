using PerfGate.Load.Checks;

namespace PerfGate.Load.Conducting;

/// <summary>What the search for one service's capacity came to.</summary>
/// <param name="Name">Of the service: <c>base</c> or <c>head</c>.</param>
/// <param name="Search">Where it ended, and why.</param>
/// <param name="Windows">In order of time.</param>
public sealed record CapacityOutcome(string Name, CapacitySearch Search, IReadOnlyList<CapacityStep> Windows);
