namespace PerfGate.Runner.Hooking;

/// <summary>What repeats exactly from launch to launch, or should.</summary>
/// <param name="Bytes">Allocated per operation, to the nearest byte.</param>
/// <param name="Counts">Per operation, by the names of the metrics: what the user's diagnosers ask for.</param>
internal sealed record AllocationFacts(double Bytes, IReadOnlyList<(string Metric, double PerOperation)> Counts);
