using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace PerfGate.Runner.Hook;

/// <summary>Says when warm-up is over: by the state of the JIT, not by the clock.</summary>
/// <remarks>
/// Tiered compilation promotes a method after some tens of calls, in waves that the tool sets a few milliseconds apart. It has
/// settled when nothing was compiled for several waves, in the process's own processor time (on a busy machine the clock runs
/// while the process waits), and for more calls than a promotion takes.
/// </remarks>
internal sealed class JitSettling
{
    private const long Millisecond = 1_000_000;
    private const long Quiet = 100 * Millisecond;

    /// <summary>The runtime promotes after 30 calls, twice.</summary>
    private const long QuietInvocations = 64;

    /// <summary>Calls so long that so many of them would take seconds spend their time in loops, which are replaced while they run.</summary>
    private const long QuietOfFewInvocations = 500 * Millisecond;

    /// <summary>Code that waits uses no processor; then the clock has to do.</summary>
    private const long QuietByClock = 1_000 * Millisecond;

    private const long MostProcessorTime = 2_000 * Millisecond;
    private const long MostByClock = 10_000 * Millisecond;
    private const long CheckEvery = 5 * Millisecond;

    private readonly long startedAt = ProcessorClock.Process();
    private readonly long startedAtByClock = Stopwatch.GetTimestamp();
    private long quietSince;
    private long quietSinceByClock;
    private long quietInvocations;
    private long nextCheck;
    private long methodsSeen;

    public JitSettling()
    {
        quietSince = startedAt;
        methodsSeen = JitInfo.GetCompiledMethodCount();
    }

    public bool HasSettled { get; private set; }

    /// <summary>
    /// Processor time of all threads over wall time since the last compilation: about 1, less where the code waits or the machine
    /// is busy, more where the benchmark itself uses several threads. The compiler's own thread is not in it.
    /// </summary>
    public double BusyProcessors { get; private set; }

    /// <param name="invocations">Calls of the benchmark since the last question.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsOver(long invocations)
    {
        quietInvocations += invocations;
        var elapsed = (long)((Stopwatch.GetTimestamp() - startedAtByClock) * (1e9 / Stopwatch.Frequency));
        if (elapsed < nextCheck)
        {
            return false;
        }

        nextCheck = elapsed + CheckEvery;
        var used = ProcessorClock.Process();
        var methods = JitInfo.GetCompiledMethodCount();
        if (methods != methodsSeen)
        {
            methodsSeen = methods;
            quietSince = used;
            quietSinceByClock = elapsed;
            quietInvocations = 0;
        }

        var quiet = used - quietSince;
        BusyProcessors = (double)quiet / Math.Max(elapsed - quietSinceByClock, 1);
        HasSettled = (quiet >= Quiet && quietInvocations >= QuietInvocations)
            || quiet >= QuietOfFewInvocations
            || elapsed - quietSinceByClock >= QuietByClock;
        return HasSettled || used - startedAt >= MostProcessorTime || elapsed >= MostByClock;
    }
}
