using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Runner.Measuring;

/// <summary>What a run measured.</summary>
/// <param name="Base">Null when there was nothing to compare with.</param>
/// <param name="Head">Every benchmark that head lists, measured or failed.</param>
/// <param name="Warnings">What the reader of the report must know.</param>
/// <param name="Seed">Of the random orders.</param>
public sealed record SuiteResult(MeasurementSet? Base, MeasurementSet Head, IReadOnlyList<ReportWarning> Warnings, ulong Seed)
{
    /// <summary>What the machine did just before.</summary>
    public MachineNoise? Noise { get; init; }
}
