using System.Diagnostics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Engines;

namespace PerfGate.Runner.Hook;

/// <summary>How many instructions one operation takes: the least of a few, for the collector and the runtime can only add to one.</summary>
/// <remarks>Two that agree are enough.</remarks>
/// <param name="parameters">Of the benchmark's engine.</param>
/// <param name="loop">Calls the benchmark once per round.</param>
internal sealed unsafe partial class InstructionCount(EngineParameters parameters, IEngine loop)
{
    private const int Operations = 2;
    private const int MostTries = 5;

    /// <summary>Longer ones take more instructions than are worth their time.</summary>
    private static readonly TimeSpan LongestOperation = TimeSpan.FromMilliseconds(1);

    /// <summary>Of the loops, by calls.</summary>
    private static readonly TimeSpan LongestPreparation = TimeSpan.FromMilliseconds(300);

    /// <param name="mostSteps">That are worth their time.</param>
    /// <returns>Why there is none (empty: there is), and instructions per operation, those of the empty loop taken off.</returns>
    public (string WhyNot, double Instructions) Of(long mostSteps)
    {
        if (SingleStepping.TryCreate() is not { } stepping)
        {
            return ("this system cannot run a program step by step", 0);
        }

        if (IsLong())
        {
            return ($"an operation takes more than {LongestOperation.TotalMilliseconds:0} ms", 0);
        }

        CompileLoops();
        if (stepping.Count(loop.OverheadAction, mostSteps) is not { } overhead)
        {
            return (stepping.WhyNot, 0);
        }

        var (least, last, counted) = (long.MaxValue, 0L, 0);
        for (var tries = 0; tries < MostTries && (counted < Operations || least != last); tries++)
        {
            parameters.IterationSetupAction?.Invoke();
            var before = Elsewhere();
            var instructions = stepping.Count(loop.WorkloadAction, mostSteps);
            var isAlone = Elsewhere() == before;
            parameters.IterationCleanupAction?.Invoke();
            if (instructions is null)
            {
                return (stepping.WhyNot, 0);
            }

            if (isAlone)
            {
                last = instructions.Value;
                least = Math.Min(least, last);
                counted++;
            }
        }

        return counted >= Operations
            ? ("", Math.Max(0, Math.Round((double)(least - overhead) / parameters.OperationsPerInvoke)))
            : ("an operation waits, or has work done by other threads", 0);
    }

    private bool IsLong()
    {
        parameters.IterationSetupAction?.Invoke();
        var clock = Stopwatch.StartNew();
        loop.WorkloadAction(1);
        var took = clock.Elapsed;
        parameters.IterationCleanupAction?.Invoke();
        return took > LongestOperation;
    }

    /// <summary>The loops of single calls are compiled for good, which takes thirty calls, a moment, and as much again.</summary>
    /// <remarks>Where the set-up of an iteration takes long, the loops stay as they are, on both sides alike.</remarks>
    private void CompileLoops()
    {
        const int Calls = 40;
        const int Milliseconds = 40;
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 2; round++)
        {
            for (var call = 0; call < Calls && clock.Elapsed < LongestPreparation; call++)
            {
                loop.OverheadAction(1);
                parameters.IterationSetupAction?.Invoke();
                loop.WorkloadAction(1);
                parameters.IterationCleanupAction?.Invoke();
            }

            Thread.Sleep(Milliseconds);
        }

        // No collection in the middle of an operation.
        GC.Collect();
    }

    /// <summary>Times that this thread gave up its processor of its own accord, and pieces of work that the pool's threads have done.</summary>
    private static (long Waits, long WorkItems) Elsewhere()
    {
        const int OfThread = 1;
        const int Size = 18;
        const int VoluntarySwitches = 16;
        var usage = stackalloc long[Size];
        _ = GetUsage(OfThread, usage);
        return (usage[VoluntarySwitches], ThreadPool.CompletedWorkItemCount);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int of, long* usage);
}
