namespace PerfGate.Runner.Hooking;

/// <summary>What the benchmark and its job say about how it is to be called.</summary>
/// <param name="FixedInvocations">Calls in an iteration that the job fixes; 0: free to choose.</param>
/// <param name="ColdStart">Whether the first call of a process is what it measures.</param>
/// <param name="OperationsPerInvocation">The benchmark's own <c>OperationsPerInvoke</c>.</param>
/// <param name="UnrollFactor">Calls in a round of BenchmarkDotNet's unrolled loop.</param>
internal sealed record LaunchFacts(long FixedInvocations, bool ColdStart, long OperationsPerInvocation, int UnrollFactor);

/// <summary>What a launch's warm-up showed.</summary>
/// <param name="Nanoseconds">Of an invocation, at the end.</param>
/// <param name="HasSettled">False when time ran out before the JIT had come to rest.</param>
/// <param name="BusyProcessors">Processor time of all threads over wall time, after the last compilation.</param>
internal readonly record struct WarmFacts(double Nanoseconds, bool HasSettled, double BusyProcessors);

/// <summary>How long a turn took.</summary>
/// <param name="Wall">ns.</param>
/// <param name="Processor">ns of processor time of the benchmark's thread; 0 where the system does not tell.</param>
internal readonly record struct TurnTime(double Wall, double Processor);

/// <param name="Nanoseconds">Of the whole iteration.</param>
/// <param name="Operations">In it.</param>
internal readonly record struct Iteration(double Nanoseconds, long Operations);

/// <summary>What BenchmarkDotNet's own short run gave.</summary>
/// <param name="Iterations">Those that count; at least one.</param>
/// <param name="Allocated">Bytes, and what else is counted.</param>
internal sealed record LaunchFinding(IReadOnlyList<Iteration> Iterations, AllocationFacts Allocated)
{
    /// <summary>ns.</summary>
    public double LongestIteration => Iterations.Max(one => one.Nanoseconds);
}

/// <summary>What repeats exactly from launch to launch, or should.</summary>
/// <param name="Bytes">Allocated per operation, to the nearest byte.</param>
/// <param name="Counts">What the user's diagnosers ask for.</param>
internal sealed record AllocationFacts(double Bytes, IReadOnlyList<ExactCount> Counts);

/// <param name="Metric">Its name, for rules and reports.</param>
/// <param name="Unit"><c>per op</c> or <c>B</c>.</param>
/// <param name="Value">In that unit.</param>
internal sealed record ExactCount(string Metric, string Unit, double Value);

/// <summary>Instructions of one operation, as one launch counted them.</summary>
/// <param name="WhyNot">Empty: they were counted.</param>
/// <param name="Instructions">Whole, at least 0.</param>
internal sealed record InstructionFacts(string WhyNot, double Instructions);

/// <summary>Instructions of one operation on both sides of a pair.</summary>
/// <param name="Base">Null where they were not counted, or there is no base.</param>
/// <param name="Head">Null where they were not counted.</param>
/// <param name="WhyNot">Null where they were, or nobody asked.</param>
internal readonly record struct InstructionPair(double? Base, double? Head, string? WhyNot);
