namespace PerfGate.Runner.Hooking;

/// <summary>What repeats exactly from launch to launch, or should.</summary>
/// <param name="Bytes">Allocated per operation, to the nearest byte.</param>
/// <param name="Counts">What the user's diagnosers ask for.</param>
internal sealed record AllocationFacts(double Bytes, IReadOnlyList<ExactCount> Counts);
