namespace PerfGate.Load.Arrivals;

/// <summary>What is due, and when.</summary>
internal interface IRequestSchedule
{
    /// <summary>When the next request is due, ns on the monotonic clock; <see cref="long.MaxValue"/> while none is known.</summary>
    long Next { get; }

    /// <summary>True when nothing will be due any more, whatever ends.</summary>
    bool IsOver { get; }

    /// <summary>The next request.</summary>
    DueRequest Take();

    /// <summary>A request has ended.</summary>
    void Ended(in DueRequest request, long now);
}
