namespace PerfGate.Runner.Hooking;

/// <summary>How long a turn took.</summary>
/// <param name="Wall">ns.</param>
/// <param name="Processor">ns of processor time of the benchmark's thread; 0 where the system does not tell.</param>
internal readonly record struct TurnTime(double Wall, double Processor);
