namespace PerfGate.Load.Reports;

/// <summary>The highest rate at which every budget was kept, arrivals per second.</summary>
/// <param name="Before">Null: there is no base, or no rate held.</param>
/// <param name="After">Null: no rate held.</param>
/// <param name="Note">What a reader must know of the search: where it ended, and why.</param>
public sealed record LoadCapacity(double? Before, double? After, string? Note);
