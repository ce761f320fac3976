using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Http;

/// <summary>Users who each wait for their answer, think, and ask again.</summary>
internal sealed class ClosedRun(LoadScenario scenario, LoadPlan plan, LoadShard shard, RunTimes times, RunRecorder recorder, ConnectionWorkers workers)
{
    /// <returns>See <see cref="LoadRun.NextNumber"/>.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var next = await Task.WhenAll(Enumerable.Range(0, shard.PartOf(scenario.Shape.Users)).Select(user => Task.Run(() => ActAsync(user, cancellation), CancellationToken.None))).ConfigureAwait(false);
        workers.StoppedAt = Math.Min(PreciseWait.Now, cancellation.IsCancellationRequested ? long.MaxValue : times.End);
        return next.DefaultIfEmpty(plan.FirstNumber ?? 0).Max();
    }

    /// <returns>The user's next request number: every number that it has used is smaller.</returns>
    private async Task<long> ActAsync(int user, CancellationToken cancellation)
    {
        using var abandoning = cancellation.UnsafeRegister(static state => ((ConnectionWorkers)state!).AbandonSoon(), workers);
        using var exchange = workers.CreateExchange();
        var seed = Randomness.For(shard.SeedOf(plan.Seed), (ulong)user + 1).Next();
        var mix = new RequestMix(scenario, seed, plan.Tenant, shard.Offset + (user * shard.Count), scenario.Shape.Users, plan.FirstNumber ?? 0, plan.NumberStep);
        for (var now = PreciseWait.Now; now < times.End && !cancellation.IsCancellationRequested; now = PreciseWait.Now)
        {
            var request = new DueRequest(mix.Next(), now, times.WindowOf(now));
            if (request.Window >= 0)
            {
                recorder.Begin(request.Window);
            }

            await workers.SendAsync(exchange, request).ConfigureAwait(false);
            await ThinkAsync(cancellation).ConfigureAwait(false);
        }

        return mix.NextNumber;
    }

    private async Task ThinkAsync(CancellationToken cancellation)
    {
        if (scenario.Shape.ThinkTime > TimeSpan.Zero)
        {
            await Task.Delay(scenario.Shape.ThinkTime, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
