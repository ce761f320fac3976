using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Reports;

/// <summary>What the sections of a report of load are made of, beside its results.</summary>
/// <remarks>Reports of versions before 0.2 hold it as <c>load</c> in place of sections: see <see cref="LoadReportUpgrade"/>.</remarks>
public sealed record LoadFacts
{
    public required LoadIdentity Identity { get; init; }

    /// <summary>Null: the scenario does not say, and a warning does.</summary>
    public DataVolumes? Data { get; init; }

    /// <summary>Null where nothing was compared.</summary>
    public LoadSide? Before { get; init; }

    public required LoadSide After { get; init; }

    public LoadMethod Method { get; init => field = value ?? new(); } = new();

    /// <summary>Highest rates that kept every budget; null: not looked for.</summary>
    public LoadCapacity? Capacity { get; init; }

    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<LimitEvidence> Limits { get; init => field = value ?? []; } = [];
}
