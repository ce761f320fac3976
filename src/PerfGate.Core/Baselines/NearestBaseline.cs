namespace PerfGate.Core.Baselines;

/// <summary>The baseline of the nearest ancestor that has one.</summary>
/// <param name="Entry">The baseline.</param>
/// <param name="Distance">Commits that were passed over on the way; 0: the commit asked for has one itself.</param>
public sealed record NearestBaseline(BaselineEntry Entry, int Distance);
