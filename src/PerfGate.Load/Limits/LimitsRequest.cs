using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>Which limits are to be put on which service, and with what.</summary>
public sealed record LimitsRequest
{
    public required LoadScenario Scenario { get; init; }

    /// <summary>In the order in which they are tried; each has a start of the service of its own.</summary>
    public required IReadOnlyList<LimitKind> Kinds { get; init; }

    public required LimitLedger Ledger { get; init; }

    /// <summary>Starts the service for each limit; null: it runs already, at the scenario's target, and is nobody's to look into.</summary>
    public required IServiceHost? Host { get; init; }

    /// <summary>Opens a generator against an address.</summary>
    public required Func<LoadScenario, Uri, ILoadSession> Open { get; init; }

    public LimitTolerances Tolerances { get; init; } = LimitTolerances.Default;

    /// <summary>Null: nobody watches.</summary>
    public IProgress<LimitProgress>? Progress { get; init; }

    public LimitsPlan Plan => Scenario.Limits ?? new LimitsPlan();

    public LimitContext Context => new(Scenario, Plan, Ledger);
}
