using PerfGate.Core.Measurements;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>One report file, read.</summary>
internal sealed record ImportedReport(string Path, MeasuredEnvironment Environment, IReadOnlyList<ImportedRow> Rows);

/// <summary>One row, before it is known whether its job must be part of its identity.</summary>
internal sealed record ImportedRow
{
    public required string FullName { get; init; }

    public JobLabel? Job { get; init; }

    public string? Runtime { get; init; }

    /// <summary>Empty when nothing was measured.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }
}
