using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>Passes a generator's progress on with the limit and phase that it belongs to.</summary>
internal sealed class LimitProgressRelay(IProgress<LimitProgress> target, LimitProgress at) : IProgress<LoadProgress>
{
    public void Report(LoadProgress value) => target.Report(at with { Load = value });
}
