using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Measuring;

/// <summary>The two live processes of a pair, or the head's alone.</summary>
internal sealed class PairOfLaunches : IDisposable
{
    private readonly BenchmarkProcess? baseProcess;
    private readonly BenchmarkProcess headProcess;
    private readonly LaunchFacts facts;
    private double busyProcessors;

    public PairOfLaunches(LaunchSettings settings, Subject? baseSide, Subject head, CancellationToken cancellation)
    {
        // Both start at once: what a start costs is paid on two processors.
        var starting = baseSide is null ? null : Task.Run(() => Start(settings, baseSide, isBase: true, cancellation), CancellationToken.None);
        BenchmarkProcess? startedHead = null;
        try
        {
            startedHead = Start(settings, head, isBase: false, cancellation);
        }
        finally
        {
            if (startedHead is null)
            {
                DisposeWhenStarted(starting);
            }
        }

        headProcess = startedHead;
        try
        {
            baseProcess = starting?.GetAwaiter().GetResult();
            Each(process => process.BeginSetup(process == headProcess ? head.Benchmark : baseSide!.Benchmark));
            if (baseProcess is not null)
            {
                OnBase(() => baseProcess.EndSetup());
            }

            facts = OnHead(() => headProcess.EndSetup());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Chooses the turns from both sides' own speed, warm.</summary>
    public TurnPlan MakePlan()
    {
        if (facts.ColdStart)
        {
            return new TurnPlan(1, Unrolled: false, Turns: 1, facts.OperationsPerInvocation, WarmsUp: false);
        }

        if (facts.FixedInvocations > 0)
        {
            return Planned(Warm(facts.FixedInvocations, unrolled: false), facts.FixedInvocations, unrolled: false);
        }

        var rough = OnBoth(process => process.Probe());
        var faster = Math.Min(rough.Base ?? rough.Head, rough.Head);
        var unrolled = TurnPlan.Unrolls(faster);
        var unrollFactor = unrolled ? facts.UnrollFactor : 1;
        var warmed = Warm(TurnPlan.InvocationsFor(faster, unrollFactor), unrolled);
        return Planned(warmed, TurnPlan.InvocationsFor(Typical(warmed), unrollFactor), unrolled);
    }

    /// <summary>Warms up for turns that are planned already.</summary>
    public TurnPlan Follow(TurnPlan plan)
    {
        if (plan.WarmsUp)
        {
            Warm(plan.Invocations, plan.Unrolled);
        }

        return plan;
    }

    /// <summary>Bytes that a turn allocates, on the side that allocates more.</summary>
    public double BytesPerTurn(TurnPlan plan)
    {
        var (ofBase, ofHead) = OnBoth(process => process.Allocate(mostRounds: 1, plan.Invocations, plan.Unrolled).Bytes);
        return Math.Max(ofBase ?? 0, ofHead) * plan.Invocations * plan.OperationsPerInvocation;
    }

    /// <summary>Bytes per operation on each side, and what else is counted; base is null when the head is alone.</summary>
    public (AllocationFacts? Base, AllocationFacts Head) Allocate(TurnPlan plan) => (
        baseProcess is null ? null : OnBase(() => Allocate(baseProcess, plan)), OnHead(() => Allocate(headProcess, plan)));

    /// <param name="processor">Index of the processor for both; -1: any.</param>
    /// <param name="collectEvery">Garbage is collected before every so many turns, 0: never; of both sides alike.</param>
    /// <returns>What the empty loop takes on each side, ns per operation.</returns>
    public (double? Base, double Head) Prepare(TurnPlan plan, int processor, int collectEvery) =>
        OnBoth(process => process.Prepare(plan.Invocations, plan.Unrolled, processor, collectEvery));

    /// <summary>A turn of each side; base's is empty when the head is alone.</summary>
    public (TurnTime Base, TurnTime Head) TakeRound(bool baseFirst)
    {
        if (baseProcess is null)
        {
            return (default, OnHead(headProcess.Turn));
        }

        if (baseFirst)
        {
            var first = OnBase(baseProcess.Turn);
            return (first, OnHead(headProcess.Turn));
        }

        var second = OnHead(headProcess.Turn);
        return (OnBase(baseProcess.Turn), second);
    }

    /// <summary>Instructions of one operation, of one side after the other: of both or of neither.</summary>
    public InstructionPair Count(long mostSteps)
    {
        var ofBase = baseProcess is null ? null : OnBase(() => baseProcess.Count(mostSteps));
        if (ofBase is { WhyNot: { Length: > 0 } whyNot })
        {
            return new InstructionPair(null, null, whyNot);
        }

        var ofHead = OnHead(() => headProcess.Count(mostSteps));
        return ofHead.WhyNot.Length > 0
            ? new InstructionPair(null, null, ofHead.WhyNot)
            : new InstructionPair(ofBase?.Instructions, ofHead.Instructions, null);
    }

    /// <summary>Lets both sides clean up and end.</summary>
    /// <returns>How each ended where that was not well.</returns>
    public (UncleanExit? Base, UncleanExit? Head) End() =>
        (baseProcess is null ? null : OnBase(baseProcess.End), OnHead(headProcess.End));

    public void Dispose()
    {
        baseProcess?.Dispose();
        headProcess.Dispose();
    }

    private static BenchmarkProcess Start(LaunchSettings settings, Subject side, bool isBase, CancellationToken cancellation)
    {
        try
        {
            var variables = LaunchSettings.Variables(side.Benchmark.Environment);
            foreach (var (name, value) in side.Variables)
            {
                variables[name] = value;
            }

            return BenchmarkProcess.Start(side.Project, variables, settings.AnswerLimit, cancellation);
        }
        catch (BenchmarkProcessException exception)
        {
            throw Failed(isBase, exception);
        }
    }

    private static void DisposeWhenStarted(Task<BenchmarkProcess>? starting)
    {
        try
        {
            starting?.GetAwaiter().GetResult().Dispose();
        }
        catch (PairFailedException)
        {
            // The head's failure is the one that is told.
        }
    }

    private static AllocationFacts Allocate(BenchmarkProcess process, TurnPlan plan) =>
        process.Allocate(plan.AllocationRounds, plan.Invocations, plan.Unrolled);

    /// <summary>The geometric mean: neither side's speed decides more than the other's.</summary>
    private static double Typical((double? Base, double Head) times) =>
        times.Base is { } ofBase ? Math.Sqrt(ofBase * times.Head) : times.Head;

    private TurnPlan Planned((double? Base, double Head) warmed, long invocations, bool unrolled) => new(
        invocations, unrolled, TurnPlan.TurnsFor(Typical(warmed) * invocations), facts.OperationsPerInvocation, WarmsUp: true)
    {
        IsParallel = TurnPlan.UsesSeveralThreads(busyProcessors),
    };

    /// <summary>Both sides warm up at the same time, each on a processor of its own.</summary>
    private (double? Base, double Head) Warm(long invocations, bool unrolled)
    {
        Each(process => process.BeginWarm(invocations, unrolled));
        return OnBoth(process =>
        {
            var warmed = process.EndWarm();
            busyProcessors = Math.Max(busyProcessors, warmed.BusyProcessors);
            return warmed.Nanoseconds;
        });
    }

    /// <summary>Does something on both sides; what only begins there runs on both at once.</summary>
    private void Each(Action<BenchmarkProcess> action) => OnBoth(process =>
    {
        action(process);
        return 0.0;
    });

    private (double? Base, double Head) OnBoth(Func<BenchmarkProcess, double> action) =>
        (baseProcess is null ? null : OnBase(() => action(baseProcess)), OnHead(() => action(headProcess)));

    private static T OnBase<T>(Func<T> action) => On(isBase: true, action);

    private static T OnHead<T>(Func<T> action) => On(isBase: false, action);

    private static T On<T>(bool isBase, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (BenchmarkProcessException exception)
        {
            throw Failed(isBase, exception);
        }
    }

    private static PairFailedException Failed(bool isBase, BenchmarkProcessException exception) =>
        new(new SideFailure(isBase, new MeasurementFailure(exception.Reason, exception.Message)));
}
