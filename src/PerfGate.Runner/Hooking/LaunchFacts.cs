namespace PerfGate.Runner.Hooking;

/// <summary>What the benchmark and its job say about how it is to be called.</summary>
/// <param name="FixedInvocations">Calls in an iteration that the job fixes; 0: free to choose.</param>
/// <param name="ColdStart">Whether the first call of a process is what it measures.</param>
/// <param name="OperationsPerInvocation">The benchmark's own <c>OperationsPerInvoke</c>.</param>
/// <param name="UnrollFactor">Calls in a round of BenchmarkDotNet's unrolled loop.</param>
internal sealed record LaunchFacts(long FixedInvocations, bool ColdStart, long OperationsPerInvocation, int UnrollFactor);
