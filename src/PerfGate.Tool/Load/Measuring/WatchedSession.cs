using PerfGate.Load.Measured;
using PerfGate.Load.Resources;
using PerfGate.Load.Services;
using PerfGate.Load.Sessions;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>A session whose service is looked at while it is loaded; when the service ends by itself, so does the run.</summary>
/// <param name="inner">Sends the requests; ends with this one.</param>
/// <param name="service">Null: it was not started here.</param>
/// <param name="watchedPorts">Whose connections are counted.</param>
/// <param name="ending">Cancelled when the service has ended.</param>
internal sealed class WatchedSession(
    ILoadSession inner, IRunningService? service, IReadOnlyDictionary<string, int> watchedPorts, CancellationTokenSource ending) : ILoadSession
{
    private readonly List<ResourceUse> uses = [];

    /// <summary>Over all runs, the time between them apart; null when nothing was seen.</summary>
    public ResourceUse? Use => ResourceUses.Join(uses);

    public async Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        using var sampler = service is null ? null : ResourceSampler.Start(service.ProcessId, watchedPorts);
        var run = await inner.RunAsync(plan, progress, cancellation).ConfigureAwait(false);
        if (sampler?.Stop() is { } use)
        {
            uses.Add(use);
        }

        if (service is { HasExited: true })
        {
            await ending.CancelAsync().ConfigureAwait(false);
            return run with { Interrupted = true };
        }

        return run;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
