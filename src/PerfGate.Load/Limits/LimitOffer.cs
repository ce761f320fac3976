namespace PerfGate.Load.Limits;

/// <summary>A limit and whether it can be imposed.</summary>
/// <param name="Kind">The limit's name.</param>
public sealed record LimitOffer(string Kind, LimitFeasibility Feasibility);
