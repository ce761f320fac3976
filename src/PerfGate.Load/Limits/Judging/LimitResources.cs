namespace PerfGate.Load.Limits.Judging;

/// <summary>What the service and its children held at one moment.</summary>
/// <param name="Memory">Resident memory, bytes.</param>
/// <param name="Threads">Of all its processes.</param>
public sealed record LimitResources(long Memory, int Threads);
