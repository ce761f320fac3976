using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring.Profiles;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>A benchmark on one side: the project that has it and its name there.</summary>
internal sealed record Subject(BuiltProject Project, ListedBenchmark Benchmark)
{
    /// <summary>The same on both sides of a benchmark.</summary>
    public MeasuringRoute Route { get; init; }

    /// <summary>Of its launches; they win over all others.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();
}

/// <summary>What one launch gave.</summary>
/// <param name="Times">ns per operation.</param>
/// <param name="Busy">Processor time of the benchmark's thread over wall time of its turns; null where the system does not tell.</param>
/// <param name="Overhead">Of the empty loop, ns per operation; the times are not corrected for it. Null: not measured.</param>
/// <param name="Allocated">Bytes, and what else is counted.</param>
/// <param name="Exit">How the process ended, where that was not well.</param>
internal sealed record LaunchValues(double[] Times, double? Busy, double? Overhead, AllocationFacts Allocated, UncleanExit? Exit)
{
    /// <summary>Of an operation; null: not counted.</summary>
    public double? Instructions { get; init; }
}

/// <summary>Which side of a pair failed, and how.</summary>
internal sealed record SideFailure(bool IsBase, MeasurementFailure Failure);

/// <summary>Measures one pair: base and head alive together, taking turns on one processor.</summary>
internal sealed class PairMeasurement(LaunchSettings settings)
{
    private const int AnyProcessor = -1;

    /// <summary>Instructions of an operation that are worth their time: a step took 15 µs on a virtual machine.</summary>
    private const long MostSteps = 50_000;

    /// <param name="baseSide">Null: the head is measured alone.</param>
    /// <param name="head">The change.</param>
    /// <param name="plan">Null in a benchmark's first pair, which makes the plan.</param>
    /// <param name="baseFirst">Which side takes the first turn.</param>
    /// <param name="processor">Index of the processor for both; -1: any.</param>
    /// <exception cref="PairFailedException">A side threw, hung or ended.</exception>
    public (TurnPlan Plan, LaunchValues? Base, LaunchValues Head) Measure(
        Subject? baseSide, Subject head, TurnPlan? plan, bool baseFirst, int processor, CancellationToken cancellation)
    {
        var profiles = plan is null ? Record(baseSide, head, cancellation) : plan.Profiles;
        var pair = plan?.PairsTaken ?? 0;
        var started = profiles is null ? null : Replay(profiles, pair, baseSide, head, cancellation);
        profiles = started is null ? null : profiles;
        using var launches = started ?? new PairOfLaunches(settings, baseSide, head, cancellation);
        plan = (plan is null ? launches.MakePlan() : launches.Follow(plan)) with { Profiles = profiles };
        var overhead = launches.Prepare(plan, plan.IsParallel ? AnyProcessor : processor, plan.WarmsUp ? TurnPlan.CollectEvery(plan.IsShort ? launches.BytesPerTurn(plan) : double.MaxValue) : 0);
        var (baseTurns, headTurns) = TakeTurns(launches, plan, baseFirst);

        // After the turns, when the code has run longest: code that is not yet optimised allocates what optimised code does not.
        var allocated = launches.Allocate(plan);

        // Last of all: nothing that was timed has been stepped through before.
        var counted = plan.PairsCounted >= settings.PairsToCount ? default
            : plan.WhyNotCountable is { } whyNot ? new InstructionPair(null, null, whyNot)
            : launches.Count(MostSteps);
        var exit = launches.End();
        return (
            plan.After(counted),
            allocated.Base is { } ofBase ? Values(baseTurns, plan, overhead.Base!.Value, ofBase, exit.Base) with { Instructions = counted.Base } : null,
            Values(headTurns, plan, overhead.Head, allocated.Head, exit.Head) with { Instructions = counted.Head });
    }

    /// <returns>Null where a runtime refused its profile: it would compile for none, and that is nobody's program.</returns>
    private PairOfLaunches? Replay(FrozenProfiles profiles, int pair, Subject? baseSide, Subject head, CancellationToken cancellation)
    {
        var launches = new PairOfLaunches(
            settings,
            baseSide is null ? null : baseSide with { Variables = profiles.Replaying(pair, isBase: true) },
            head with { Variables = profiles.Replaying(pair, isBase: false) },
            cancellation);
        if (profiles.AreWhole(pair))
        {
            return launches;
        }

        launches.Dispose();
        profiles.Delete();
        return null;
    }

    /// <summary>Launches of both sides that are not timed, and write down for which ways the JIT compiled their code.</summary>
    /// <returns>Null: what is measured is compiled as each launch finds by itself.</returns>
    private FrozenProfiles? Record(Subject? baseSide, Subject head, CancellationToken cancellation)
    {
        if (settings.Recordings == 0 || baseSide is null
            || FrozenProfiles.IsUsersOwn(baseSide.Benchmark.Environment) || FrozenProfiles.IsUsersOwn(head.Benchmark.Environment))
        {
            return null;
        }

        var (filesOfBase, filesOfHead) = (new List<string>(), new List<string>());
        for (var recording = 0; recording < settings.Recordings; recording++)
        {
            var (ofBase, ofHead) = (FrozenProfiles.NewFile(), FrozenProfiles.NewFile());
            using var launches = new PairOfLaunches(
                settings,
                baseSide with { Variables = FrozenProfiles.Recording(ofBase) },
                head with { Variables = FrozenProfiles.Recording(ofHead) },
                cancellation);
            if (!launches.MakePlan().WarmsUp)
            {
                return null;
            }

            launches.End();
            filesOfBase.Add(ofBase);
            filesOfHead.Add(ofHead);
        }

        return FrozenProfiles.Of(filesOfBase, filesOfHead, settings.Counterparts(baseSide.Project, head.Project));
    }

    private static LaunchValues Values(TurnTime[] turns, TurnPlan plan, double overhead, AllocationFacts allocated, UncleanExit? exit)
    {
        var busy = turns.Sum(turn => turn.Processor) / turns.Sum(turn => turn.Wall);
        return new LaunchValues(
            PerOperation(Array.ConvertAll(turns, turn => turn.Wall), plan), busy > 0 ? Math.Round(busy, 3) : null, overhead, allocated, exit);
    }

    private static (TurnTime[] Base, TurnTime[] Head) TakeTurns(PairOfLaunches launches, TurnPlan plan, bool baseFirst)
    {
        var baseTurns = new TurnTime[plan.Turns];
        var headTurns = new TurnTime[plan.Turns];
        for (var turn = -plan.SettlingTurns; turn < plan.Turns; turn++)
        {
            // A B B A: whoever was last is first, so that a drift touches both alike.
            var baseNow = baseFirst == (turn % 2 == 0);
            var (ofBase, ofHead) = launches.TakeRound(baseNow);
            if (turn >= 0)
            {
                baseTurns[turn] = ofBase;
                headTurns[turn] = ofHead;
            }
        }

        return (baseTurns, headTurns);
    }

    private static double[] PerOperation(double[] turns, TurnPlan plan)
    {
        var operations = (double)plan.Invocations * plan.OperationsPerInvocation;
        var medians = Blocks.Medians(turns);
        for (var i = 0; i < medians.Length; i++)
        {
            medians[i] /= operations;
        }

        return medians;
    }
}
