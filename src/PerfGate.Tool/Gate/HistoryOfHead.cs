using PerfGate.Core.Measurements;
using PerfGate.Core.Verdicts;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>Earlier baselines of the head's environment: what the charts show before this change.</summary>
internal static class HistoryOfHead
{
    /// <returns>The nearest to the head first; a file that cannot be read ends the list, for history decides nothing.</returns>
    public static IReadOnlyList<MeasurementSet> Read(GitRepository repository, MeasurementSet head)
    {
        List<MeasurementSet> history = [];
        try
        {
            var store = Baselines.Open(repository.Root);
            foreach (var found in store.FindAll(head.Environment.Key, Baselines.Suite, repository.Ancestors(head.Commit ?? repository.HeadSha)).Take(ReportEvidence.MostHistory))
            {
                history.Add(store.Read(found.Entry));
            }
        }
        catch (Exception fault) when (fault is Core.Diagnostics.PerfGateException or IOException or UnauthorizedAccessException)
        {
        }

        return history;
    }
}
