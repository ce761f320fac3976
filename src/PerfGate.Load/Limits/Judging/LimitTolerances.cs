namespace PerfGate.Load.Limits.Judging;

/// <summary>What is still called graceful.</summary>
public sealed record LimitTolerances
{
    public static LimitTolerances Default { get; } = new();

    /// <summary>
    /// Fraction of the requests that may end otherwise than with success, 429 or 503: those in flight when the limit strikes can
    /// hardly all be saved.
    /// </summary>
    public double Errors { get; init; } = 0.01;

    /// <summary>Growth of memory and threads that counts as "back", as a fraction of what was held before.</summary>
    public double Growth { get; init; } = 0.10;

    /// <summary>Bytes that memory may grow whatever the fraction says: a small process that compiles its code moves by more than a tenth.</summary>
    public long MemoryFloor { get; init; } = 32L << 20;

    /// <summary>Threads that may be added whatever the fraction says: pools keep a few for some time.</summary>
    public int ThreadFloor { get; init; } = 4;

    /// <summary>Of the interval of the 99th percentile.</summary>
    public double Confidence { get; init; } = 0.95;
}
