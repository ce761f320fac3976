using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Judging;

/// <summary>What was seen of a service while a limit was put on it and lifted.</summary>
public sealed record LimitObservation
{
    public required LimitKind Kind { get; init; }

    /// <summary>How the limit was imposed, in words: "quota of a cgroup: 0.2 of 2 processors".</summary>
    public required string How { get; init; }

    /// <summary>How far it went, in words: "19,712 of 100,000 connections: this process may open 20,000 files".</summary>
    public string? Extent { get; init; }

    public required LimitPhase Before { get; init; }

    public required LimitPhase During { get; init; }

    /// <summary>Windows after the limit was lifted; <c>Start</c> counts from the moment when lifting began, s. Empty when the service had ended.</summary>
    public required IReadOnlyList<Measured.LoadWindow> Recovery { get; init; }

    public required ServiceExit Fate { get; init; }

    /// <summary>Null where the process is not ours to look into.</summary>
    public LimitResources? ResourcesBefore { get; init; }

    /// <summary>At the end of the recovery.</summary>
    public LimitResources? ResourcesAfter { get; init; }
}

/// <summary>The requests of one phase: before, during or after a limit.</summary>
/// <param name="Windows">In order of time.</param>
/// <param name="Total">All windows together.</param>
public sealed record LimitPhase(IReadOnlyList<LoadWindow> Windows, LoadWindow Total);

/// <summary>What the service and its children held at one moment.</summary>
/// <param name="Memory">Resident memory, bytes.</param>
/// <param name="Threads">Of all its processes.</param>
public sealed record LimitResources(long Memory, int Threads);
