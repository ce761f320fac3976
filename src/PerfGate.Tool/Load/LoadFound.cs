using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Load;

/// <summary>What a run of load measured and decided so far.</summary>
internal sealed record LoadFound
{
    public required LoadMeasurement Head { get; init; }

    /// <summary>Null where nothing was compared.</summary>
    public LoadMeasurement? Base { get; init; }

    /// <summary>How the base was chosen, in words.</summary>
    public string? BaseOrigin { get; init; }

    /// <summary>The committed baseline that was compared with; null where none was.</summary>
    public ReportSide? Stored { get; init; }

    /// <summary>From here on no number was given to <c>{sequence}</c> yet.</summary>
    public long NextNumber { get; init; }

    /// <summary>Of the comparison's judge; null where nothing was compared.</summary>
    public Methodology? Comparison { get; init; }

    /// <summary>The measurements that were compared; null where nothing was.</summary>
    public (MeasurementSet Base, MeasurementSet Head)? Pairs { get; init; }

    /// <summary>Verdicts that are there already: of a comparison, of isolation.</summary>
    public IReadOnlyList<ReportResult> Results { get; init; } = [];

    public LoadCapacity? Capacity { get; init; }

    /// <summary>Why nothing of it may be judged; empty: it may.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];
}
