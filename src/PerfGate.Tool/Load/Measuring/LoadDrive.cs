using PerfGate.Load.Measured;
using PerfGate.Load.Resources;
using PerfGate.Load.Services;
using PerfGate.Load.Sessions;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>Drives one session once, and looks at what the service and we ourselves use while requests are counted.</summary>
internal sealed class LoadDrive(IRunningService? service, IReadOnlyDictionary<string, int> watchedPorts, IProgress<LoadProgress> observer)
    : IProgress<LoadProgress>, IDisposable
{
    private readonly Lock starting = new();
    private readonly CancellationTokenSource serviceEnded = new();
    private ResourceSampler? ofService;
    private ResourceSampler? ofGenerator;

    public ResourceUse? Service { get; private set; }

    public ResourceUse? Generator { get; private set; }

    public async Task<LoadRun> RunAsync(ILoadSession session, LoadPlan plan, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, serviceEnded.Token);
        var run = await session.RunAsync(plan, this, either.Token).ConfigureAwait(false);
        lock (starting)
        {
            Service = ofService?.Stop();
            Generator = ofGenerator?.Stop();
        }

        return run;
    }

    public void Report(LoadProgress value)
    {
        lock (starting)
        {
            if (!value.IsWarmUp && ofGenerator is null)
            {
                ofGenerator = ResourceSampler.Start(Environment.ProcessId, withChildren: false);
                ofService = service is null ? null : ResourceSampler.Start(service.ProcessId, watchedPorts);
            }
        }

        if (service is { HasExited: true } && !serviceEnded.IsCancellationRequested)
        {
            // Not inside this call: cancelling runs the continuations of the run on this thread.
            _ = serviceEnded.CancelAsync();
        }

        observer.Report(value);
    }

    public void Dispose()
    {
        ofService?.Dispose();
        ofGenerator?.Dispose();
        serviceEnded.Dispose();
    }
}
