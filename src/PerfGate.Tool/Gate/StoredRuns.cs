using PerfGate.Core.Baselines;
using PerfGate.Core.Measurements;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>Committed baselines of one environment and suite, of the ancestors of a base.</summary>
/// <param name="Sets">What they hold, the nearest first; at least one.</param>
/// <param name="Origin">Which is the nearest, in words.</param>
internal sealed record StoredRuns(IReadOnlyList<MeasurementSet> Sets, string Origin)
{
    /// <summary>Older runs are of other code, and of a machine that was perhaps another.</summary>
    private const int MostRuns = 30;

    /// <param name="repository">The repository whose store is read.</param>
    /// <param name="choice">The base to which the baseline is to be near.</param>
    /// <param name="headSha">To which it is to be near where there is no base.</param>
    /// <param name="environmentKey">Times of another environment are not comparable.</param>
    /// <param name="suite"><c>benchmarks</c>, or a scenario's name.</param>
    /// <returns>Null when none of its ancestors has one.</returns>
    public static StoredRuns? Find(GitRepository repository, BaseChoice choice, string headSha, string environmentKey, string suite)
    {
        var store = Baselines.Open(repository.Root);
        NearestBaseline[] found = [.. store.FindAll(environmentKey, suite, repository.Ancestors(choice.Sha ?? headSha)).Take(MostRuns)];
        return found is not [var nearest, ..] ? null : new StoredRuns(
            Array.ConvertAll(found, one => store.Read(one.Entry)),
            $"stored baseline of {nearest.Entry.Sha[..7]}, {nearest.Distance} commit{(nearest.Distance == 1 ? "" : "s")} before the {choice.Origin}");
    }
}
