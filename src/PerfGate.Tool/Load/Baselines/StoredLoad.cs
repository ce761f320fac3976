using PerfGate.Core.Baselines;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Measurements;
using PerfGate.Git;

namespace PerfGate.Tool.Load.Baselines;

/// <summary>The committed baseline of a scenario that is nearest to a commit.</summary>
internal static class StoredLoad
{
    private const int MostRuns = 30;

    /// <param name="repository">The repository whose store is read.</param>
    /// <param name="head">What was measured; its environment and scenario choose the folder.</param>
    /// <returns>The baseline, where it is from, and the runs before it of the same load; null when this environment has none of the scenario.</returns>
    /// <exception cref="PerfGateException">PG5301: the nearest is of another rate, mix, number of connections or transport.</exception>
    public static (MeasurementSet Set, string Origin, IReadOnlyList<MeasurementSet> History)? Find(GitRepository repository, MeasurementSet head)
    {
        var identity = head.Load ?? throw new ArgumentException("The measurements are not of load.", nameof(head));
        var store = Gate.Baselines.Open(repository.Root);
        NearestBaseline[] found =
            [.. store.FindAll(head.Environment.Key, identity.Scenario, repository.Ancestors(repository.HeadSha)).Take(MostRuns)];
        if (found.Length == 0)
        {
            return null;
        }

        MeasurementSet[] sets = [.. found.Select(one => store.Read(one.Entry))];
        LoadComparability.Refuse(sets[0].Load, identity);
        var (sha, distance) = (found[0].Entry.Sha[..7], found[0].Distance);
        return (
            sets[0],
            $"stored baseline of {sha}, {distance} commit{(distance == 1 ? "" : "s")} before head",
            [.. sets.Where(set => set.Load is { } other && LoadComparability.Difference(other, identity) is null)]);
    }
}
