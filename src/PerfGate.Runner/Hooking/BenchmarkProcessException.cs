using PerfGate.Core.Measurements;

namespace PerfGate.Runner.Hooking;

/// <summary>A benchmark process failed in a way that belongs to the benchmark, not to the tool.</summary>
public sealed class BenchmarkProcessException(FailureReason reason, string message) : Exception(message)
{
    public FailureReason Reason { get; } = reason;
}
