using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring.Profiles;

namespace PerfGate.Runner.Measuring;

/// <summary>How a benchmark's turns are made: fixed in its first pair, then the same for every launch of both sides.</summary>
/// <param name="Invocations">Calls of the benchmark method in a turn.</param>
/// <param name="Unrolled">Whether BenchmarkDotNet's unrolled loop is used.</param>
/// <param name="Turns">Turns that each side takes in a pair; even.</param>
/// <param name="OperationsPerInvocation">The benchmark's own <c>OperationsPerInvoke</c>.</param>
/// <param name="WarmsUp">False for a cold-start job, whose first call is what it measures.</param>
internal sealed record TurnPlan(long Invocations, bool Unrolled, int Turns, long OperationsPerInvocation, bool WarmsUp) : PairPlan
{
    /// <summary>A turn as long as this sees neither the timer's resolution nor much of the neighbours.</summary>
    private const double TurnNanoseconds = 1.5e6;

    /// <summary>What one side's turns of a pair may take together, while they are short.</summary>
    private const double SideNanoseconds = 120e6;

    /// <summary>Below this the loop's own cost is felt, and the unrolled loop is used.</summary>
    private const double UnrollBelowNanoseconds = 5_000;

    /// <summary>More turns than this follow a launch's own speed ever more closely; launches differ by more than is left.</summary>
    private const int MostTurns = 80;

    /// <summary>Garbage that may lie about before it is collected between turns: less than the budget at which a turn would collect it.</summary>
    private const double MostGarbage = 24e6;

    private const int MostTurnsUncollected = 8;

    /// <summary>Whether the benchmark works with several threads: it then gets all processors, on both sides, instead of one.</summary>
    public bool IsParallel { get; init; }

    /// <summary>For which the JIT compiles; null: each launch makes its own.</summary>
    public FrozenProfiles? Profiles { get; init; }

    /// <summary>Pairs that were measured so far.</summary>
    public int PairsTaken { get; init; }

    /// <summary>Pairs of which the instructions were counted so far.</summary>
    public int PairsCounted { get; init; }

    /// <summary>Why they cannot be counted, once a pair has tried: the next could not either. Null: they can.</summary>
    public string? WhyNotCounted { get; init; }

    /// <summary>Null where a call of the benchmark alone, warm, is what its operation is.</summary>
    public string? WhyNotCountable =>
        WhyNotCounted
        ?? (IsParallel ? "an operation keeps several processors busy"
            : !WarmsUp ? "the first call of a process is what is measured"
            : null);

    /// <summary>Whether turns are short enough to be many; what is repeated besides them is then cheap.</summary>
    public bool IsShort => Turns >= 32;

    /// <summary>Rounds in which allocation may be counted.</summary>
    public int AllocationRounds => IsShort ? 25 : Turns > 2 ? 2 : 1;

    /// <summary>First turns that are not kept: caches fill on the processor that both sides have come to.</summary>
    public int SettlingTurns => !WarmsUp || Turns <= 4 ? 0 : IsShort ? 4 : 1;

    /// <summary>The plan of the next pair.</summary>
    /// <param name="counted">Instructions of this one.</param>
    public TurnPlan After(InstructionPair counted) => counted == default
        ? this with { PairsTaken = PairsTaken + 1 }
        : this with { PairsTaken = PairsTaken + 1, PairsCounted = PairsCounted + 1, WhyNotCounted = counted.WhyNot };

    /// <summary>From the processors that a launch kept busy while it was alone on one and nothing was compiled.</summary>
    public static bool UsesSeveralThreads(double busyProcessors) => busyProcessors > 1.2;

    /// <summary>Turns from one collection to the next; 0: there is nothing to collect.</summary>
    /// <param name="bytes">That a turn allocates.</param>
    public static int CollectEvery(double bytes) =>
        bytes <= 0 ? 0 : (int)Math.Clamp(MostGarbage / bytes, 1, MostTurnsUncollected);

    /// <summary>Whether the loop is to be unrolled, from a rough time per invocation (ns) of the faster side.</summary>
    public static bool Unrolls(double nanoseconds) => nanoseconds < UnrollBelowNanoseconds;

    /// <summary>Invocations that last about a millisecond and a half.</summary>
    /// <param name="nanoseconds">Of one invocation.</param>
    /// <param name="unrollFactor">The count is a multiple of it; 1: any count.</param>
    public static long InvocationsFor(double nanoseconds, int unrollFactor) =>
        Math.Max(1, (long)(TurnNanoseconds / Math.Max(nanoseconds, 1e-3)) / unrollFactor) * unrollFactor;

    /// <summary>Turns a side, from the length of one (ns): many short ones, few of those that last.</summary>
    public static int TurnsFor(double turnNanoseconds)
    {
        var least = turnNanoseconds switch
        {
            < 0.1e9 => 6,
            < 0.5e9 => 4,
            _ => 2,
        };
        return Math.Clamp((int)(SideNanoseconds / Math.Max(turnNanoseconds, 1)), least, MostTurns) / 2 * 2;
    }
}
