using PerfGate.Core.Baselines;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>The committed baseline that is nearest to the base: for <c>--base stored</c>.</summary>
internal static class StoredBase
{
    /// <summary>Older runs are of other code, and of a machine that was perhaps another.</summary>
    private const int MostRuns = 30;

    /// <param name="repository">The repository whose store is read.</param>
    /// <param name="choice">The base to which the baseline is to be near.</param>
    /// <param name="head">What was measured; its environment chooses the baseline.</param>
    /// <param name="isMeasured">Whether this run measures a benchmark: the baseline may hold more than a filter or the named projects.</param>
    /// <param name="warnings">Gets what the reader of the report must know.</param>
    /// <returns>The stored values, where they are from, and those of the runs before them; null, with a warning, when this environment has none.</returns>
    public static (MeasurementSet Set, string Origin, IReadOnlyList<MeasurementSet> History)? Find(
        GitRepository repository, BaseChoice choice, MeasurementSet head, Func<MeasuredBenchmark, bool> isMeasured, List<ReportWarning> warnings)
    {
        var store = Baselines.Open(repository.Root);
        var ancestors = repository.Ancestors(choice.Sha ?? repository.HeadSha);
        NearestBaseline[] found = [.. store.FindAll(head.Environment.Key, Baselines.Suite, ancestors).Take(MostRuns)];
        if (found.Length == 0)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.BaseNotMeasured,
                $"baselines/{head.Environment.Key}/{Baselines.Suite} has no baseline of an ancestor of {(choice.Sha ?? repository.HeadSha)[..7]}. "
                + "Record one with `perfgate baseline add`, or measure the base: `--base auto`."));
            return null;
        }

        var (nearest, sets) = (found[0], Array.ConvertAll(found, one => store.Read(one.Entry)));
        return (
            sets[0] with { Benchmarks = [.. sets[0].Benchmarks.Where(isMeasured)] },
            $"stored baseline of {nearest.Entry.Sha[..7]}, {nearest.Distance} commit{(nearest.Distance == 1 ? "" : "s")} before the {choice.Origin}",
            sets);
    }
}
