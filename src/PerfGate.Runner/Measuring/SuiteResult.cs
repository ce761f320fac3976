using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Runner.Measuring;

/// <summary>What a run measured.</summary>
/// <param name="Base">Null when there was nothing to compare with.</param>
/// <param name="Head">Every benchmark that head lists, measured or failed, without <see cref="Unmeasured"/>.</param>
/// <param name="Warnings">What the reader of the report must know.</param>
/// <param name="Seed">Of the random orders.</param>
public sealed record SuiteResult(MeasurementSet? Base, MeasurementSet Head, IReadOnlyList<ReportWarning> Warnings, ulong Seed)
{
    /// <summary>Benchmarks of the head for whose first pair there was no time; on neither side of the measurements.</summary>
    public IReadOnlyList<BenchmarkIdentity> Unmeasured { get; init; } = [];

    /// <summary>Null when the budget was enough, or there was none.</summary>
    public SpentBudget? Spent { get; init; }

    /// <summary>What the machine did just before.</summary>
    public MachineNoise? Noise { get; init; }
}
