using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Measuring;

/// <summary>The two live processes of a pair, or the head's alone.</summary>
internal sealed class PairOfLaunches : IDisposable
{
    private readonly BenchmarkProcess? baseProcess;
    private readonly BenchmarkProcess headProcess;
    private readonly long fixedInvocations;
    private readonly bool coldStart;
    private readonly long operationsPerInvocation;

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
            if (startedHead is null && starting is not null)
            {
                starting.ContinueWith(task => task.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion).Wait(CancellationToken.None);
            }
        }

        headProcess = startedHead;
        try
        {
            baseProcess = starting?.GetAwaiter().GetResult();
            var ready = OnHead(() => headProcess.Setup(head.Benchmark));
            (fixedInvocations, coldStart, operationsPerInvocation) = ready;
            if (baseProcess is not null)
            {
                OnBase(() => baseProcess.Setup(baseSide!.Benchmark));
            }
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
        if (coldStart)
        {
            return new TurnPlan(1, false, 1, operationsPerInvocation, WarmsUp: false);
        }

        var rough = fixedInvocations > 0 ? double.NaN : Faster(OnBoth(process => process.Probe()));
        var unrolled = TurnPlan.Unrolls(rough, fixedInvocations);
        var warmed = Warm(fixedInvocations > 0 ? fixedInvocations : TurnPlan.InvocationsFor(rough, unrolled), unrolled);
        var nanoseconds = warmed.Base is { } ofBase ? Math.Sqrt(ofBase * warmed.Head) : warmed.Head;
        var invocations = fixedInvocations > 0 ? fixedInvocations : TurnPlan.InvocationsFor(nanoseconds, unrolled);
        return new TurnPlan(invocations, unrolled, TurnPlan.TurnsFor(nanoseconds * invocations), operationsPerInvocation, WarmsUp: true);
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

    /// <summary>Bytes per operation on each side.</summary>
    public (double? Base, double Head) Allocate(TurnPlan plan) =>
        OnBoth(process => process.Allocate(plan.Invocations, plan.Unrolled));

    /// <param name="processor">Index of the processor for both; -1: any.</param>
    /// <param name="collect">Whether garbage is collected before each turn: for both or for neither, lest the sides differ between turns.</param>
    public void Prepare(TurnPlan plan, int processor, bool collect) => OnBoth(process =>
    {
        process.Prepare(plan.Invocations, plan.Unrolled, processor, collect);
        return 0.0;
    });

    /// <summary>A turn of each side, ns; base is 0 when the head is alone.</summary>
    public (double Base, double Head) TakeRound(bool baseFirst)
    {
        if (baseProcess is null)
        {
            return (0, OnHead(headProcess.Turn));
        }

        if (baseFirst)
        {
            var first = OnBase(baseProcess.Turn);
            return (first, OnHead(headProcess.Turn));
        }

        var second = OnHead(headProcess.Turn);
        return (OnBase(baseProcess.Turn), second);
    }

    public void End() => OnBoth(process =>
    {
        process.End();
        return 0.0;
    });

    public void Dispose()
    {
        baseProcess?.Dispose();
        headProcess.Dispose();
    }

    private static BenchmarkProcess Start(LaunchSettings settings, Subject side, bool isBase, CancellationToken cancellation)
    {
        try
        {
            return BenchmarkProcess.Start(
                side.Project, LaunchSettings.Variables(side.Benchmark.Environment), settings.AnswerLimit, cancellation);
        }
        catch (BenchmarkProcessException exception)
        {
            throw Failed(isBase, exception);
        }
    }

    private static double Faster((double? Base, double Head) times) => Math.Min(times.Base ?? times.Head, times.Head);

    /// <summary>Both sides warm up at the same time, each on a processor of its own.</summary>
    private (double? Base, double Head) Warm(long invocations, bool unrolled)
    {
        if (baseProcess is not null)
        {
            OnBase(() =>
            {
                baseProcess.BeginWarm(invocations, unrolled);
                return true;
            });
        }

        OnHead(() =>
        {
            headProcess.BeginWarm(invocations, unrolled);
            return true;
        });
        return OnBoth(process => process.EndWarm().Nanoseconds);
    }

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
