using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Gate;

/// <summary>What a run left: the report, and the files that it wrote.</summary>
/// <param name="Exit">What the run ends with.</param>
/// <param name="RepositoryRoot">What the report's sources are relative to.</param>
/// <param name="Report">Null for a shard that had nothing to measure.</param>
internal sealed record GateOutcome(GateReport? Report, IReadOnlyList<string> Files, string RepositoryRoot, ExitCode Exit);
