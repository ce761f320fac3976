namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>One workload iteration of a report.</summary>
/// <param name="Launch">Number of the process; in-process toolchains give every launch the number 0, and are indeed one process.</param>
/// <param name="IsResult">True: overhead subtracted and outliers removed; false: as measured.</param>
/// <param name="Nanoseconds">Time per operation.</param>
internal readonly record struct Iteration(int Launch, bool IsResult, double Nanoseconds);
