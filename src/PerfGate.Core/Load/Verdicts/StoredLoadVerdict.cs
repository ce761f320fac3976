using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Load.Verdicts;

/// <summary>What a run of load came to beside committed runs.</summary>
/// <param name="Comparison">With them.</param>
/// <param name="Budgets">With its budgets.</param>
/// <param name="Base">The nearest of them, as it was compared.</param>
/// <param name="Head">The run, as it was compared.</param>
public sealed record StoredLoadVerdict(GateReport Comparison, IReadOnlyList<ReportResult> Budgets, MeasurementSet Base, MeasurementSet Head);
