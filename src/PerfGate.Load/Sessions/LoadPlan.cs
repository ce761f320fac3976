using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Sessions;

/// <summary>One run of a session.</summary>
public sealed record LoadPlan
{
    /// <summary>Open model: the rates, one after the other, after the warm-up; ignored by the closed model.</summary>
    public required IReadOnlyList<LoadStage> Stages { get; init; }

    /// <summary>Sent at the first stage's rate (closed: by all users) and thrown away.</summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>Length of what is counted.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Equal parts of <see cref="Duration"/>; at least 1.</summary>
    public int Windows { get; init; } = 1;

    /// <summary>The same seed gives the same arrivals, endpoints, tenants and rows.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Only this tenant's requests; null: all tenants by their shares.</summary>
    public string? Tenant { get; init; }

    /// <summary>The part of the load that this machine sends; null: the whole.</summary>
    public LoadShard? Shard { get; init; }

    /// <summary>
    /// What <c>{sequence}</c> counts from, 0 or more; null: goes on where the session's last run ended, for what was inserted once may be
    /// refused the second time.
    /// </summary>
    public long? FirstNumber { get; init; }

    /// <summary>Distance of its numbers, at least 1: two runs of one service at the same time take every other one each.</summary>
    public int NumberStep { get; init; } = 1;

    public static LoadPlan Of(LoadShape shape) => new()
    {
        Stages = shape.Stages,
        WarmUp = shape.WarmUp,
        Duration = shape.Duration,
        Windows = shape.Windows,
        Seed = shape.Seed,
    };
}
