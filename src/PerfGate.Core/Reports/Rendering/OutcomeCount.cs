using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering;

/// <summary>How many benchmarks had an outcome.</summary>
public sealed record OutcomeCount(Outcome Outcome, int Count, string Word);
