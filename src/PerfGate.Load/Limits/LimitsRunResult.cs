using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>What a run of limits measured.</summary>
/// <param name="Evidence">One entry a kind that was finished.</param>
/// <param name="Undisturbed">The load before the first limit that could be imposed; null: there was none.</param>
public sealed record LimitsRunResult(IReadOnlyList<LimitEvidence> Evidence, LoadRun? Undisturbed);

/// <summary>A limit and whether it can be imposed.</summary>
/// <param name="Kind">The limit's name.</param>
public sealed record LimitOffer(string Kind, LimitFeasibility Feasibility);
