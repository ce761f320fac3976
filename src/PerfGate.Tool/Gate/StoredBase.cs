using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>The committed baseline that is nearest to the base: for <c>--base stored</c>.</summary>
internal static class StoredBase
{
    /// <param name="repository">The repository whose store is read.</param>
    /// <param name="choice">The base to which the baseline is to be near.</param>
    /// <param name="head">What was measured; its environment chooses the baseline.</param>
    /// <param name="isMeasured">Whether this run measures a benchmark: the baseline may hold more than a filter or the named projects.</param>
    /// <param name="warnings">Gets what the reader of the report must know.</param>
    /// <returns>The stored values, where they are from, and those of the runs before them; null, with a warning, when this environment has none.</returns>
    public static (MeasurementSet Set, string Origin, IReadOnlyList<MeasurementSet> History)? Find(
        GitRepository repository, BaseChoice choice, MeasurementSet head, Func<MeasuredBenchmark, bool> isMeasured, List<ReportWarning> warnings)
    {
        var headSha = head.Commit ?? repository.HeadSha;
        if (StoredRuns.Find(repository, choice, headSha, head.Environment.Key, Baselines.Suite) is not { } runs)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.BaseNotMeasured,
                $"baselines/{head.Environment.Key}/{Baselines.Suite} has no baseline of an ancestor of {(choice.Sha ?? headSha)[..7]}. "
                + "Record one with `perfgate baseline add`, or measure the base: `--base auto`."));
            return null;
        }

        var nearest = runs.Sets[0];
        return (nearest with { Benchmarks = [.. nearest.Benchmarks.Where(isMeasured)] }, runs.Origin, runs.Sets);
    }
}
