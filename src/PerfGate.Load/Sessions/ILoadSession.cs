using PerfGate.Core.Diagnostics;

namespace PerfGate.Load.Sessions;

/// <summary>A generator with its connections to one service; they stay open from one run to the next.</summary>
public interface ILoadSession : IAsyncDisposable
{
    /// <summary>
    /// Sends what is due when it is due, waits until nothing is in flight, and returns one result a window. A request belongs to the
    /// window in which it was due.
    /// </summary>
    /// <param name="plan">How many requests, when, for whom.</param>
    /// <param name="progress">Told a few times a second; null: nobody is.</param>
    /// <param name="cancellation">Ends the run early: what was measured is returned, marked as interrupted; never thrown.</param>
    /// <exception cref="PerfGateException">The plan cannot be run at all, for example an engine that this system lacks.</exception>
    Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation);
}
