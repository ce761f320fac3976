using PerfGate.Core.Reports;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Reports;

/// <summary>What a report of load is made of.</summary>
public sealed record LoadReportRequest
{
    public required LoadMeasurement Head { get; init; }

    /// <summary>Null where nothing was compared.</summary>
    public LoadMeasurement? Base { get; init; }

    /// <summary>From head's histograms; empty: not kept.</summary>
    public IReadOnlyList<PercentileCurve> HeadCurves { get; init; } = [];

    /// <summary>From base's histograms; empty: not kept, or no base.</summary>
    public IReadOnlyList<PercentileCurve> BaseCurves { get; init; } = [];

    /// <summary>What the judges found, of budgets, isolation, comparison and limits, in any order.</summary>
    public required IReadOnlyList<ReportResult> Results { get; init; }

    /// <summary>Of the comparison's judge; null where nothing was compared.</summary>
    public Methodology? Comparison { get; init; }

    public ReportNoise? Noise { get; init; }

    public DataVolumes? Data { get; init; }

    public LoadMethod Method { get; init; } = new();

    public LoadCapacity? Capacity { get; init; }

    public IReadOnlyList<LimitEvidence> Limits { get; init; } = [];

    /// <summary>How the base was chosen, in words.</summary>
    public string? BaseOrigin { get; init; }

    /// <summary>The committed baseline that head was compared with; null: none was.</summary>
    public ReportSide? Stored { get; init; }

    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];
}
