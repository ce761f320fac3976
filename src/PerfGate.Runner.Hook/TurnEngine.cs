using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Mathematics.OutlierDetection;

namespace PerfGate.Runner.Hook;

/// <summary>An engine whose schedule is the tool's: each iteration runs on BenchmarkDotNet's own engine, when the tool says so.</summary>
internal sealed class TurnEngine : IEngine
{
    private readonly HookChannel channel;
    private readonly ExactCounts counts;
    private readonly EngineParameters parameters;

    /// <summary>Calls the benchmark once per loop round: any invocation count.</summary>
    private readonly IEngine plain;

    /// <summary>Calls it <see cref="EngineParameters.UnrollFactor"/> times per round, for operations of nanoseconds; made when first asked for.</summary>
    private IEngine? unrolled;

    private IEngine current;
    private int unrollFactor = 1;
    private long invocations = 1;
    private int collectEvery;
    private long turns;
    private int iteration;

    public TurnEngine(HookChannel channel, ExactCounts counts, EngineParameters parameters)
    {
        this.channel = channel;
        this.counts = counts;
        this.parameters = parameters;

        // The factory runs the global set-up and compiles the loop with one call of the benchmark.
        plain = current = new EngineFactory().CreateReadyToRun(EngineVariants.Plain(parameters));
    }

    public IHost Host => parameters.Host;

    public Job TargetJob => parameters.TargetJob;

    public long OperationsPerInvoke => parameters.OperationsPerInvoke;

    public Action? GlobalSetupAction => parameters.GlobalSetupAction;

    public Action? GlobalCleanupAction => parameters.GlobalCleanupAction;

    public Action<long> WorkloadAction => current.WorkloadAction;

    public Action<long> OverheadAction => current.OverheadAction;

    public IResolver Resolver => current.Resolver;

    public void WriteLine() => current.WriteLine();

    public void WriteLine(string line) => current.WriteLine(line);

    public Measurement RunIteration(IterationData data) => current.RunIteration(data);

    public RunResults Run()
    {
        try
        {
            Serve();
        }
        catch (Exception exception)
        {
            channel.Fail(exception);
            throw;
        }

        return new RunResults([], OutlierMode.DontRemove, GcStats.Empty, ThreadingStats.Empty, 0);
    }

    /// <summary>The global clean-up: called here, because BenchmarkDotNet's own engine keeps to itself that it threw.</summary>
    public void Dispose()
    {
        try
        {
            parameters.GlobalCleanupAction?.Invoke();
        }
        catch (Exception exception)
        {
            channel.Fail(exception);
        }

        plain.Dispose();
    }

    private void Serve()
    {
        var job = parameters.TargetJob;
        var strategy = job.ResolveValue(RunMode.RunStrategyCharacteristic, Resolver);
        var fixedInvocations = job.HasValue(RunMode.InvocationCountCharacteristic) ? job.Run.InvocationCount
            : strategy is RunStrategy.ColdStart or RunStrategy.Monitoring ? 1
            : 0;
        channel.Answer(HookMessage.Ready, fields =>
        {
            fields.Write(fixedInvocations);
            fields.Write(strategy == RunStrategy.ColdStart);
            fields.Write(parameters.OperationsPerInvoke);
            fields.Write(parameters.UnrollFactor);
        });

        while (true)
        {
            switch (channel.ReadMessage())
            {
                case HookMessage.Probe:
                    var perInvocation = Probe();
                    channel.Answer(HookMessage.Probed, fields => fields.Write(perInvocation));
                    break;
                case HookMessage.Warm:
                    Warm();
                    break;
                case HookMessage.Prepare:
                    Prepare();
                    var overhead = MeasureOverhead();
                    channel.Answer(HookMessage.Prepared, fields => fields.Write(overhead));
                    break;
                case HookMessage.Turn:
                    TakeTurn();
                    break;
                case HookMessage.Allocate:
                    MeasureAllocation();
                    break;
                case HookMessage.Count:
                    var (whyNot, instructions) = new InstructionCount(parameters, plain).Of(channel.Reader.ReadInt64());
                    channel.Answer(HookMessage.Counted, fields =>
                    {
                        fields.Write(whyNot);
                        fields.Write(instructions);
                    });
                    break;
                case HookMessage.End:
                    // Answered when the clean-up is over.
                    return;
                case var other:
                    throw new InvalidDataException($"The tool said {other} to a benchmark that is running.");
            }
        }
    }

    /// <summary>Nanoseconds per invocation, from invocation counts that double until an iteration lasts a millisecond.</summary>
    private double Probe()
    {
        const double Long = 1e6;
        for (var count = 1L; ; count *= 2)
        {
            var nanoseconds = Iterate(IterationStage.Pilot, count);
            if (nanoseconds >= Long || count >= 1L << 30)
            {
                return nanoseconds / count;
            }
        }
    }

    private void Warm()
    {
        Choose(channel.Reader.ReadInt64(), channel.Reader.ReadBoolean());
        var settling = new JitSettling();
        double nanoseconds;
        do
        {
            nanoseconds = Iterate(IterationStage.Warmup, invocations);
        }
        while (!settling.IsOver(invocations));

        channel.Answer(HookMessage.Warmed, fields =>
        {
            fields.Write(nanoseconds / invocations);
            fields.Write(settling.HasSettled);
            fields.Write(settling.BusyProcessors);
        });
    }

    private void Prepare()
    {
        Choose(channel.Reader.ReadInt64(), channel.Reader.ReadBoolean());
        var processor = channel.Reader.ReadInt32();
        collectEvery = channel.Reader.ReadInt32();
        turns = 0;
        if (processor >= 0)
        {
            Processor.Choose(processor);
        }

        // Garbage of the set-up is collected now, not during a turn.
        Collect();
        Collect();
    }

    /// <summary>What the loop around the calls takes, by BenchmarkDotNet's own empty one; turns are not corrected for it.</summary>
    private double MeasureOverhead()
    {
        const int Repetitions = 5;
        var least = double.MaxValue;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            least = Math.Min(least, Iterate(IterationMode.Overhead, IterationStage.Actual, invocations));
        }

        return least / invocations / parameters.OperationsPerInvoke;
    }

    private void TakeTurn()
    {
        if (collectEvery > 0 && turns++ % collectEvery == 0)
        {
            Collect();
        }

        var before = ProcessorClock.Thread();
        var nanoseconds = Iterate(IterationStage.Actual, invocations);
        channel.AnswerTurn(nanoseconds, ProcessorClock.Thread() - before);
    }

    /// <summary>Bytes that the invocations allocate on all threads: the least of the rounds, for the runtime's own threads can only add.</summary>
    private void MeasureAllocation()
    {
        // Repeated until the least value has been seen three times, or mostRounds is reached.
        const int Confirmations = 3;
        var mostRounds = channel.Reader.ReadInt32();
        Choose(channel.Reader.ReadInt64(), channel.Reader.ReadBoolean());
        var loops = invocations / unrollFactor;
        IReadOnlyList<(string Metric, string Unit, double Value)> counted = [];
        var least = long.MaxValue;
        var seen = 0;
        for (var round = 0; round < mostRounds && seen < Confirmations; round++)
        {
            parameters.IterationSetupAction?.Invoke();
            Collect();
            counts.Begin();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            current.WorkloadAction(loops);
            var after = GC.GetTotalAllocatedBytes(precise: true);
            counted = counts.End(invocations * parameters.OperationsPerInvoke);
            parameters.IterationCleanupAction?.Invoke();
            var bytes = after - before;
            seen = bytes < least ? 1 : bytes == least ? seen + 1 : seen;
            least = Math.Min(least, bytes);
        }

        channel.Answer(HookMessage.Allocated, fields =>
        {
            fields.Write(least);
            fields.Write(invocations * parameters.OperationsPerInvoke);
            fields.Write(counted.Count);
            foreach (var (metric, unit, value) in counted)
            {
                fields.Write(metric);
                fields.Write(unit);
                fields.Write(value);
            }
        });
    }

    private double Iterate(IterationStage stage, long count) => Iterate(IterationMode.Workload, stage, count);

    private double Iterate(IterationMode mode, IterationStage stage, long count) =>
        current.RunIteration(new IterationData(mode, stage, ++iteration, count, unrollFactor)).Nanoseconds;

    /// <summary>A collection and what follows it: pools trim themselves on the finalizer's thread, and allocate while they do.</summary>
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void Choose(long count, bool unroll)
    {
        if (unroll)
        {
            unrolled ??= new EngineFactory().CreateReadyToRun(EngineVariants.Unrolled(parameters));
        }

        current = unroll ? unrolled! : plain;
        unrollFactor = unroll ? parameters.UnrollFactor : 1;
        invocations = count;
    }
}
