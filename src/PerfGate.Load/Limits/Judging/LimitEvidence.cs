using PerfGate.Load.Measured;
using PerfGate.Statistics;

namespace PerfGate.Load.Limits.Judging;

/// <summary>What a limit did to the service: everything that the verdict rests on.</summary>
public sealed record LimitEvidence
{
    /// <summary>As <see cref="LimitNames"/> writes it.</summary>
    public required string Kind { get; init; }

    public required LimitVerdict Verdict { get; init; }

    /// <summary>How it was imposed, or why it was not.</summary>
    public required string How { get; init; }

    /// <summary>How far it went; null: as far as it was asked.</summary>
    public string? Extent { get; init; }

    /// <summary>What speaks against the service, or leaves the verdict open, each a sentence; empty when graceful.</summary>
    public IReadOnlyList<string> Findings { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The number that decided; null: none did. Of faults it is all that speaks against the service: where one without a size, or two of
    /// different sizes, do, a number would hide the others.
    /// </summary>
    public LimitNumber? Number { get; init; }

    public ServiceExit? Fate { get; init; }

    /// <summary>Requests that were due while the limit held.</summary>
    public long Due { get; init; }

    /// <summary>By how they ended; only those that occurred.</summary>
    public IReadOnlyDictionary<RequestOutcome, long> Outcomes { get; init => field = value ?? new Dictionary<RequestOutcome, long>(); } =
        new Dictionary<RequestOutcome, long>();

    /// <summary>Due and never sent: every connection waited for an answer.</summary>
    public long Unsent { get; init; }

    /// <summary>Fraction of the requests that were due and answered with 429 or 503.</summary>
    public double Shed { get; init; }

    /// <summary>Fraction of the requests that were due and ended neither with success nor with 429 or 503.</summary>
    public double Failed { get; init; }

    /// <summary>99th percentile of the accepted requests of each endpoint.</summary>
    public IReadOnlyList<AcceptedLatency> Accepted { get; init => field = value ?? []; } = [];

    /// <summary>From lifting to the first window from which on all were well, s; null: it did not come back in time.</summary>
    public double? RecoverySeconds { get; init; }

    public LimitResources? ResourcesBefore { get; init; }

    public LimitResources? ResourcesAfter { get; init; }

    /// <summary>What the machine or the scenario cannot do.</summary>
    public static LimitEvidence NotImposed(string kind, string why) => new() { Kind = kind, Verdict = LimitVerdict.NotImposed, How = why };
}

/// <summary>What a limit is decided by: the part of the requests that failed, or the 99th percentile of an endpoint's accepted ones.</summary>
/// <param name="Endpoint">Null: the part that failed, of all endpoints.</param>
/// <param name="Value">ns, or a fraction.</param>
/// <param name="Most">What it may be, in the same unit.</param>
/// <param name="Interval">Of the value; null: it is a count, or too few windows had an accepted request.</param>
public sealed record LimitNumber(string? Endpoint, double Value, double Most, Interval? Interval)
{
    public double Ratio => Value / Most;
}
