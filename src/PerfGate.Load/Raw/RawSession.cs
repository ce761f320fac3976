using PerfGate.Core.Diagnostics;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Pauses;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;
using PerfGate.Load.Sockets;

namespace PerfGate.Load.Raw;

/// <summary>Plain HTTP/1.1 over sockets on one thread: what a request costs the generator is little more than its system calls.</summary>
internal sealed class RawSession : ILoadSession
{
    private readonly LoadScenario scenario;
    private readonly Uri address;
    private readonly RequestEncoder encoder;
    private RawConnections? connections;
    private long nextNumber;

    /// <exception cref="PerfGateException">This system, or the scenario, is not one for this engine.</exception>
    public RawSession(LoadScenario scenario, Uri address, long firstNumber = 0)
    {
        RawSupport.Check(scenario, address);
        (this.scenario, this.address, nextNumber) = (scenario, address, firstNumber);
        encoder = new RequestEncoder(scenario, address);
    }

    public async Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var shape = scenario.Shape;
        var shard = plan.Shard ?? LoadShard.Whole;
        connections ??= new RawConnections(
            await SocketTarget.ResolveAsync(scenario.Target.UnixSocket, address, shape.Timeout).ConfigureAwait(false),
            Math.Max(1, shard.PartOf(shape.Connections)),
            shape.KeepAlive);
        return await RawThread.RunAsync(() => Run(plan, shard, progress, cancellation)).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        connections?.Dispose();
        connections = null;
        return ValueTask.CompletedTask;
    }

    private LoadRun Run(LoadPlan plan, LoadShard shard, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var times = RunTimes.From(PreciseWait.Now, plan);
        using var pauses = PauseWatch.Start(scenario, plan, times);
        var recorder = new RunRecorder(new SeriesKeys(scenario), times.Windows, times.WindowSeconds, keepHistograms: plan.Shard is not null, pauses);
        var mix = new RequestMix(scenario, shard.SeedOf(plan.Seed), plan.Tenant, shard.Offset, shard.Count, plan.FirstNumber ?? nextNumber, plan.NumberStep);
        var loop = new RawLoop(scenario, connections!, encoder, Schedule(plan, shard, times, mix), times, recorder);
        using var meter = progress is null ? null : new LiveMeter(times, progress, () => PreciseWait.Now, () => (loop.InFlight, loop.Waiting));
        loop.Meter = meter;
        var isWhole = loop.Run(cancellation);
        var stopped = isWhole ? times.End : PreciseWait.Now;
        var (complete, rest) = isWhole ? (times.Windows, 0) : times.PassedAt(stopped);
        var run = recorder.Finish(complete, rest, HistogramCodec.Encode);

        nextNumber = mix.NextNumber;

        // A run that is cancelled while it drains has all its windows, and lacks the slowest answers of them.
        return run with
        {
            Total = run.Total with { Pauses = pauses?.Find(run.Total, stopped) },
            Interrupted = run.Interrupted || cancellation.IsCancellationRequested,
            NextNumber = nextNumber,
        };
    }

    private IRequestSchedule Schedule(LoadPlan plan, LoadShard shard, RunTimes times, RequestMix mix)
    {
        if (scenario.Shape.Model == LoadModel.Closed)
        {
            return new ClosedSchedule(times, mix, shard.PartOf(scenario.Shape.Users), RunTimes.Nanoseconds(scenario.Shape.ThinkTime));
        }

        return OpenSchedule.Of(scenario, plan, shard, times, mix);
    }
}
