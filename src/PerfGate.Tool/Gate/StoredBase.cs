using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>The committed baseline that is nearest to the base: for <c>--base stored</c>.</summary>
internal static class StoredBase
{
    /// <returns>The stored values and where they are from; null, with a warning, when this environment has none.</returns>
    public static (MeasurementSet Set, string Origin)? Find(
        GitRepository repository, BaseChoice choice, MeasurementSet head, List<ReportWarning> warnings)
    {
        var store = Baselines.Open(repository.Root);
        var nearest = store.FindNearest(head.Environment.Key, Baselines.Suite, repository.Ancestors(choice.Sha ?? repository.HeadSha));
        if (nearest is null)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.BaseNotMeasured,
                $"baselines/{head.Environment.Key}/{Baselines.Suite} has no baseline of an ancestor of {(choice.Sha ?? repository.HeadSha)[..7]}. "
                + "Record one with `perfgate baseline add`, or measure the base: `--base auto`."));
            return null;
        }

        return (
            store.Read(nearest.Entry),
            $"stored baseline of {nearest.Entry.Sha[..7]}, {nearest.Distance} commit{(nearest.Distance == 1 ? "" : "s")} before the {choice.Origin}");
    }
}
