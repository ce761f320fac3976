namespace PerfGate.Load.Limits.Judging;

/// <summary>How a service took a limit.</summary>
public enum LimitVerdict
{
    /// <summary>Alive; what it could not do it refused with 429 or 503, what it accepted was in time; afterwards as before.</summary>
    Graceful,

    /// <summary>Alive, but it hung, answered with errors or too late, or did not come back.</summary>
    Degraded,

    /// <summary>The process ended.</summary>
    Crashed,

    /// <summary>What was measured settles nothing.</summary>
    Unclear,

    /// <summary>This machine, or this scenario, cannot impose it.</summary>
    NotImposed,
}
