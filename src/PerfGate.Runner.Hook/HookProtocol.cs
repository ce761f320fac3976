namespace PerfGate.Runner.Hook;

/// <summary>The words that the tool and a benchmark process exchange over their pipe. Compiled into both, so they cannot differ.</summary>
/// <remarks>
/// Each message is its byte and then the fields named below, in the binary form of <see cref="BinaryWriter"/>.
/// The tool asks and the process answers; a process never speaks unasked, so a turn ends with its answer.
/// </remarks>
internal enum HookMessage : byte
{
    /// <summary>Tool: list the benchmarks. Answer: <see cref="Listing"/>.</summary>
    List = 1,

    /// <summary>Tool: set up one benchmark: type, id, occurrence, job. Answer: <see cref="Ready"/>.</summary>
    Run,

    /// <summary>
    /// Tool: run one benchmark by BenchmarkDotNet's own short run: type, id, occurrence, job, then warm-ups, iterations and their
    /// milliseconds, a folder that it may make. Answer: <see cref="Launched"/>.
    /// </summary>
    Launch,

    /// <summary>Tool: how long does one operation take, roughly? Answer: <see cref="Probed"/>.</summary>
    Probe,

    /// <summary>Tool: warm up: invocations, unrolled. Answer: <see cref="Warmed"/>.</summary>
    Warm,

    /// <summary>Tool: the turns to come: invocations, unrolled, processor (-1: any), collect garbage before every how many (0: never). Answer: <see cref="Prepared"/>.</summary>
    Prepare,

    /// <summary>Tool: take a turn. Answer: <see cref="Turned"/>.</summary>
    Turn,

    /// <summary>Tool: measure allocation: most rounds, invocations, unrolled. Answer: <see cref="Allocated"/>.</summary>
    Allocate,

    /// <summary>Tool: clean up and end. Answer: <see cref="Ended"/>.</summary>
    End,

    /// <summary>Tool: count the instructions of an operation, at most so many. Answer: <see cref="Counted"/>.</summary>
    Count,

    /// <summary>
    /// Process: members of BenchmarkDotNet that it misses for anything at all, then those for turns; facts about itself, the cases
    /// found, and a sentence on each class that was left out.
    /// </summary>
    Listing = 101,

    /// <summary>Process: set up; fixed invocations (0: free), cold start, operations per invocation, unroll factor.</summary>
    Ready,

    /// <summary>
    /// Process: how many iterations there are and of each its nanoseconds and operations, bytes per operation, then other counts as
    /// in <see cref="Allocated"/>.
    /// </summary>
    Launched,

    /// <summary>Process: nanoseconds per invocation.</summary>
    Probed,

    /// <summary>Process: nanoseconds per invocation, whether compilation had settled, processors that it kept busy since.</summary>
    Warmed,

    /// <summary>Process: nanoseconds per operation that the empty loop takes.</summary>
    Prepared,

    /// <summary>Process: nanoseconds of the turn, and of processor time that its thread spent meanwhile (0: unknown).</summary>
    Turned,

    /// <summary>Process: bytes in all, operations, how many other counts there are, and of each its metric, unit and value.</summary>
    Allocated,

    Ended,

    /// <summary>Process: why they were not counted (empty: they were), and instructions per operation.</summary>
    Counted,

    /// <summary>Process, in place of any answer: kind of exception (empty: the hook's own words), message, place (empty: none).</summary>
    Failed,
}

/// <summary>Names of the environment variables by which the tool reaches the hook.</summary>
internal static class HookVariables
{
    /// <summary>Name of the pipe; absent: the hook does nothing.</summary>
    public const string Pipe = "PERFGATE_HOOK_PIPE";

    /// <summary>Path of the benchmark assembly.</summary>
    public const string Assembly = "PERFGATE_HOOK_ASSEMBLY";

    public const string StartupHooks = "DOTNET_STARTUP_HOOKS";

    /// <summary>The runtime's own: 1 has it write its events into a file.</summary>
    public const string EventPipe = "DOTNET_EnableEventPipe";
}
