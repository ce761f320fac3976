using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>How a run of limits goes, for people who watch it.</summary>
/// <param name="Number">Of the limit, from 1.</param>
/// <param name="Count">Of limits.</param>
/// <param name="Kind">The limit's name.</param>
/// <param name="Phase">What is being done.</param>
/// <param name="Load">The run of the generator; null between two.</param>
public sealed record LimitProgress(int Number, int Count, string Kind, string Phase, LoadProgress? Load);

/// <summary>Passes a generator's progress on with the limit and phase that it belongs to.</summary>
internal sealed class LimitProgressRelay(IProgress<LimitProgress> target, LimitProgress at) : IProgress<LoadProgress>
{
    public void Report(LoadProgress value) => target.Report(at with { Load = value });
}
