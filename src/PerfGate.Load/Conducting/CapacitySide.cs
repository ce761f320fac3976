using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>One service whose capacity is looked for.</summary>
/// <param name="Name"><c>base</c> or <c>head</c>.</param>
/// <param name="Session">To it alone.</param>
public sealed record CapacitySide(string Name, ILoadSession Session);
