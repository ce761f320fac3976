namespace PerfGate.Load.Limits;

/// <summary>The running service that a limit is put on.</summary>
/// <param name="ProcessId">Of what was started; the service is this process or one below it. Null: it was not started here.</param>
/// <param name="Address">Where it listens.</param>
public sealed record LimitTarget(int? ProcessId, Uri Address);
