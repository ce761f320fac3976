using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>How many benchmarks had an outcome.</summary>
public sealed record OutcomeCount(Outcome Outcome, int Count, string Word);
