using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Measuring;

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

    /// <summary>What the gate's judge is to be asked; null where nothing may be judged.</summary>
    public JudgeRequest? Question { get; init; }

    /// <summary>The measurements that were compared; null where nothing was.</summary>
    public (MeasurementSet Base, MeasurementSet Head)? Pairs { get; init; }

    /// <summary>How the victim was measured beside the aggressor; null where that was not asked.</summary>
    public (IsolationPlan Plan, IReadOnlyList<IsolationBlock> Blocks)? Isolation { get; init; }

    public LoadCapacity? Capacity { get; init; }

    /// <summary>Why nothing of it may be judged; empty: it may.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];
}
