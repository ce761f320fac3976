using PerfGate.Core.Load.Limits;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Limits;

/// <summary>What a run of limits found.</summary>
internal sealed record LimitsOutcome(IReadOnlyList<LimitEvidence> Evidence, GateReport Report);
