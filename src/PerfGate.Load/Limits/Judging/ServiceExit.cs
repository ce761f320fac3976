namespace PerfGate.Load.Limits.Judging;

/// <summary>Whether and how the service's process ended.</summary>
/// <param name="Alive">False: it ended while the limit held or while it should have recovered.</param>
public sealed record ServiceExit(bool Alive)
{
    /// <summary>Null while it lives, or where it was not started here.</summary>
    public int? ExitCode { get; init; }

    /// <summary>True when the kernel ended it for want of memory.</summary>
    public bool KilledForMemory { get; init; }

    /// <summary>The last lines that it wrote.</summary>
    public string? LastWords { get; init; }
}
