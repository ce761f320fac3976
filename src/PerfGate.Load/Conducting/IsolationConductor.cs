using System.Globalization;
using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>
/// Loads a service as one tenant, alone and beside another, in blocks whose order a seed draws. Each tenant has connections of its own.
/// </summary>
/// <param name="plan">Tenants, rates and blocks.</param>
/// <param name="victim">A session for the victim.</param>
/// <param name="aggressor">Another for the aggressor, to the same service.</param>
public sealed class IsolationConductor(IsolationPlan plan, ILoadSession victim, ILoadSession aggressor)
{
    /// <summary>The victim's median may be this much of what it was at rest; then the backlog of the block before is gone.</summary>
    private const double AtRest = 1.5;

    private static readonly TimeSpan Probe = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Sent before each window and thrown away: the aggressor's load has built up by then.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(500);

    private readonly Lock counting = new();
    private long next;

    /// <param name="blocks">See <see cref="IsolationJudge.BlocksFor"/>.</param>
    /// <param name="warmUp">Sent as both tenants before the first block and thrown away.</param>
    /// <param name="seed">Of the requests and of the order within each block.</param>
    /// <param name="progress">Told of the victim's requests.</param>
    /// <param name="cancellation">Ends the run early; complete blocks are kept.</param>
    public async Task<IsolationRun> RunAsync(
        int blocks, TimeSpan warmUp, ulong seed, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        if (warmUp > TimeSpan.Zero)
        {
            await SendAsync(victim, Of(plan.Victim, plan.VictimRate, TimeSpan.Zero, warmUp, seed), PartProgress.Of(progress, "warm-up"), cancellation).ConfigureAwait(false);
        }

        var rest = await MedianAsync(seed, cancellation).ConfigureAwait(false);
        List<IsolationBlock> done = [];
        var unsettled = 0;
        while (done.Count < blocks && !cancellation.IsCancellationRequested)
        {
            var own = SteadyLoad.SeedOf(seed, done.Count);
            var aloneFirst = own % 2 == 0;
            unsettled += await IsAtRestAsync(rest, own, cancellation).ConfigureAwait(false) ? 0 : 1;
            var block = string.Create(CultureInfo.InvariantCulture, $"block {done.Count + 1} of {blocks}");
            var (ofAlone, ofBeside) = (PartProgress.Of(progress, $"{block}, alone"), PartProgress.Of(progress, $"{block}, beside"));
            LoadRun? alone = null;
            if (aloneFirst)
            {
                alone = await AloneAsync(own, ofAlone, cancellation).ConfigureAwait(false);
            }

            var (beside, other) = await BesideAsync(own, ofBeside, cancellation).ConfigureAwait(false);
            if (!aloneFirst)
            {
                unsettled += await IsAtRestAsync(rest, own, cancellation).ConfigureAwait(false) ? 0 : 1;
                alone = await AloneAsync(own, ofAlone, cancellation).ConfigureAwait(false);
            }

            if (!alone!.Interrupted && !beside.Interrupted && !other.Interrupted)
            {
                done.Add(new IsolationBlock(alone.Total, beside.Total, other.Total));
            }
        }

        return new IsolationRun(done, unsettled, cancellation.IsCancellationRequested) { NextNumber = next };
    }

    private Task<LoadRun> AloneAsync(ulong seed, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
        SendAsync(victim, Of(plan.Victim, plan.VictimRate, Settle, plan.Window, seed), progress, cancellation);

    private async Task<(LoadRun Victim, LoadRun Aggressor)> BesideAsync(ulong seed, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var heavy = SendAsync(aggressor, Of(plan.Aggressor, plan.AggressorRate, Settle, plan.Window, seed), null, cancellation);
        var beside = await SendAsync(victim, Of(plan.Victim, plan.VictimRate, Settle, plan.Window, seed), progress, cancellation).ConfigureAwait(false);
        return (beside, await heavy.ConfigureAwait(false));
    }

    /// <summary>Waits until what the service still has to do is done; false when it was not within the longest wait.</summary>
    private async Task<bool> IsAtRestAsync(double rest, ulong seed, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait && !cancellation.IsCancellationRequested; waited += Probe)
        {
            var median = await MedianAsync(seed, cancellation).ConfigureAwait(false);
            if (median > 0 && (rest <= 0 || median <= rest * AtRest))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<double> MedianAsync(ulong seed, CancellationToken cancellation)
    {
        var run = await SendAsync(victim, Of(plan.Victim, plan.VictimRate, TimeSpan.Zero, Probe, seed), null, cancellation).ConfigureAwait(false);
        return run.Total.Series.Select(series => series.Response).Where(response => response.Count > 0).Select(response => response.P50).DefaultIfEmpty(0).Max();
    }

    /// <summary>Both sessions may be under way.</summary>
    private async Task<LoadRun> SendAsync(ILoadSession session, LoadPlan load, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var run = await session.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        lock (counting)
        {
            next = Math.Max(next, run.NextNumber);
        }

        return run;
    }

    /// <summary>Each tenant has every other number: they send at the same time.</summary>
    private static LoadPlan Of(string tenant, double rate, TimeSpan warmUp, TimeSpan duration, ulong seed) =>
        SteadyLoad.At(rate, warmUp, duration, seed) with { Tenant = tenant, NumberStep = 2 };
}
