using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;
using PerfGate.Load.Sockets;

namespace PerfGate.Load.Http;

/// <summary>Hands requests on when they are due, whatever the answers do. A thread of its own looks at the clock.</summary>
internal sealed class OpenRun(LoadScenario scenario, LoadPlan plan, LoadShard shard, RunTimes times, RunRecorder recorder, ConnectionWorkers workers)
{
    /// <returns>See <see cref="LoadRun.NextNumber"/>.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var paced = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                if (OperatingSystem.IsLinux())
                {
                    Libc.WakeExactly();
                }

                paced.SetResult(Pace(cancellation));
            }
            catch (Exception exception)
            {
                paced.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "pacing",
            Priority = ThreadPriority.AboveNormal,
        };
        thread.Start();
        var next = await paced.Task.ConfigureAwait(false);
        await workers.DrainAsync(cancellation).ConfigureAwait(false);
        return next;
    }

    private long Pace(CancellationToken cancellation)
    {
        IReadOnlyList<LoadStage> stages = plan.WarmUp > TimeSpan.Zero
            ? [LoadStage.Constant(plan.Stages[0].From, plan.WarmUp), .. plan.Stages]
            : plan.Stages;
        var arrivals = new ArrivalSequence(stages, scenario.Shape.Arrivals, plan.Seed, shard.Offset, shard.Count);
        var mix = new RequestMix(scenario, shard.SeedOf(plan.Seed), plan.Tenant, shard.Offset, shard.Count, plan.FirstNumber ?? 0, plan.NumberStep);
        while (arrivals.TryNext(out var seconds))
        {
            var due = times.Start + (long)(seconds * 1e9);
            if (due >= times.End)
            {
                break;
            }

            PreciseWait.Until(due, cancellation);
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            var request = new DueRequest(mix.Next(), due, times.WindowOf(due));
            if (request.Window >= 0)
            {
                recorder.HandOn(request.Window, PreciseWait.Now - due);
            }

            workers.HandOn(request);
        }

        PreciseWait.Until(times.End, cancellation);
        workers.StoppedAt = Math.Min(PreciseWait.Now, cancellation.IsCancellationRequested ? long.MaxValue : times.End);
        return mix.NextNumber;
    }
}
