namespace PerfGate.Runner.Hooking;

/// <summary>What a launch's warm-up showed.</summary>
/// <param name="Nanoseconds">Of an invocation, at the end.</param>
/// <param name="HasSettled">False when time ran out before the JIT had come to rest.</param>
/// <param name="BusyProcessors">Processor time of all threads over wall time, after the last compilation.</param>
internal readonly record struct WarmFacts(double Nanoseconds, bool HasSettled, double BusyProcessors);
