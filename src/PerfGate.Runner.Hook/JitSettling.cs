using System.Diagnostics;
using System.Runtime;

namespace PerfGate.Runner.Hook;

/// <summary>Says when warm-up is over: by the state of the JIT, not by the clock.</summary>
/// <remarks>
/// Tiered compilation promotes code in waves, which the tool sets a few milliseconds apart. It has settled when a wave has come and
/// nothing was compiled for many times that since, in the process's own processor time: on a busy machine the clock runs while the
/// process waits.
/// </remarks>
internal sealed class JitSettling
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(130);

    /// <summary>Code that is never promoted (compiled ahead, or already hot) shows no wave; this much processor time tells.</summary>
    private static readonly TimeSpan QuietWithoutWave = TimeSpan.FromMilliseconds(500);

    /// <summary>Code that waits uses no processor; then the clock has to do.</summary>
    private static readonly TimeSpan QuietByClock = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MostProcessorTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostByClock = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(10);

    private readonly Process process = Process.GetCurrentProcess();
    private readonly TimeSpan startedAt;
    private readonly long startedWith;
    private TimeSpan quietSince;
    private TimeSpan quietSinceByClock;
    private TimeSpan nextCheck;

    public JitSettling()
    {
        startedAt = quietSince = process.TotalProcessorTime;
        startedWith = Methods = JitInfo.GetCompiledMethodCount();
    }

    /// <summary>Methods compiled in this process so far.</summary>
    public long Methods { get; private set; }

    public bool HasSettled { get; private set; }

    /// <param name="elapsed">Wall time since warm-up began.</param>
    public bool IsOver(TimeSpan elapsed)
    {
        if (elapsed < nextCheck)
        {
            return false;
        }

        nextCheck = elapsed + CheckEvery;
        process.Refresh();
        var used = process.TotalProcessorTime;
        var methods = JitInfo.GetCompiledMethodCount();
        if (methods != Methods)
        {
            Methods = methods;
            quietSince = used;
            quietSinceByClock = elapsed;
        }

        var quiet = Methods > startedWith ? Quiet : QuietWithoutWave;
        HasSettled = used - quietSince >= quiet || elapsed - quietSinceByClock >= QuietByClock;
        return HasSettled || used - startedAt >= MostProcessorTime || elapsed >= MostByClock;
    }
}
