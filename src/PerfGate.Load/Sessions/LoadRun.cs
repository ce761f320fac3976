using PerfGate.Load.Measured;

namespace PerfGate.Load.Sessions;

/// <summary>What one run of a session measured.</summary>
/// <param name="Windows">In order of time; of an interrupted run those that were complete.</param>
/// <param name="Total">All windows together, each percentile from the merged histogram.</param>
/// <param name="Histograms">The merged histograms themselves.</param>
/// <param name="Interrupted">True when it was cancelled.</param>
public sealed record LoadRun(
    IReadOnlyList<LoadWindow> Windows, LoadWindow Total, IReadOnlyList<LoadHistogram> Histograms, bool Interrupted)
{
    /// <summary>From here on no number was given to <c>{sequence}</c> yet; see <see cref="LoadPlan.FirstNumber"/>.</summary>
    public long NextNumber { get; init; }
}
