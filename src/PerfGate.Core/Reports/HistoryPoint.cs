namespace PerfGate.Core.Reports;

/// <summary>What a committed baseline says of one metric.</summary>
/// <param name="Commit">Full sha of the commit that was measured.</param>
/// <param name="Value">Median over its launches, in the metric's unit.</param>
public sealed record HistoryPoint(string Commit, double Value);
