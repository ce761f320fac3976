using System.Runtime.InteropServices;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Verdicts;

/// <summary>Order, counts and verdict of a list of results: the same for a run and for shards that were merged.</summary>
public static class ResultTally
{
    // From the outcome that a reader must see first to the one that says least.
    private static ReadOnlySpan<Outcome> WorstFirst =>
    [
        Outcome.Failed, Outcome.Removed, Outcome.Regressed, Outcome.Broken, Outcome.Inconclusive,
        Outcome.Improved, Outcome.Unchanged, Outcome.Kept, Outcome.Added, Outcome.Skipped,
    ];

    /// <summary>Failed, waived, warned, passed; then by id, project, job and runtime; metrics of a benchmark keep their order.</summary>
    public static IReadOnlyList<ReportResult> Order(IEnumerable<ReportResult> results) =>
    [
        .. results
            .OrderBy(result => result.Decision switch
            {
                Decision.Fail => 0,
                Decision.Waived => 1,
                Decision.Warn => 2,
                _ => 3,
            })
            .ThenBy(result => result.Id, StringComparer.Ordinal)
            .ThenBy(result => result.Project, StringComparer.Ordinal)
            .ThenBy(result => result.Job, StringComparer.Ordinal)
            .ThenBy(result => result.Runtime, StringComparer.Ordinal),
    ];

    /// <summary>Benchmarks by their worst outcome, results by their decision.</summary>
    public static ReportCounts Count(IReadOnlyList<ReportResult> results)
    {
        var worst = new Dictionary<BenchmarkIdentity, int>(results.Count);
        var decisions = new int[Enum.GetValues<Decision>().Length];
        foreach (var result in results)
        {
            decisions[(int)result.Decision]++;
            var severity = WorstFirst.IndexOf(result.Outcome);
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(worst, result.Identity, out var known);
            seen = known ? Math.Min(seen, severity) : severity;
        }

        var outcomes = new int[WorstFirst.Length];
        foreach (var severity in worst.Values)
        {
            outcomes[(int)WorstFirst[severity]]++;
        }

        return new ReportCounts
        {
            Benchmarks = worst.Count,
            Regressed = outcomes[(int)Outcome.Regressed],
            Improved = outcomes[(int)Outcome.Improved],
            Unchanged = outcomes[(int)Outcome.Unchanged],
            Inconclusive = outcomes[(int)Outcome.Inconclusive],
            Added = outcomes[(int)Outcome.Added],
            Removed = outcomes[(int)Outcome.Removed],
            Failed = outcomes[(int)Outcome.Failed],
            Skipped = outcomes[(int)Outcome.Skipped],
            Kept = outcomes[(int)Outcome.Kept],
            Broken = outcomes[(int)Outcome.Broken],
            FailDecisions = decisions[(int)Decision.Fail],
            WarnDecisions = decisions[(int)Decision.Warn],
            WaivedDecisions = decisions[(int)Decision.Waived],
        };
    }

    /// <summary>
    /// Failed when a rule failed; else inconclusive when a benchmark could not be settled, which includes one that failed
    /// without failing the gate; else passed.
    /// </summary>
    /// <param name="counts">Of the results.</param>
    /// <param name="results">All of them.</param>
    /// <param name="requiresBase">See <see cref="JudgeRequest.RequiresBase"/>.</param>
    public static Verdict VerdictOf(ReportCounts counts, IReadOnlyList<ReportResult> results, bool requiresBase = false) =>
        counts.FailDecisions > 0 ? Verdict.Failed
        : results.Any(result => result.Outcome is Outcome.Inconclusive or Outcome.Failed) ? Verdict.Inconclusive
        : requiresBase && counts.Removed > 0 && counts.Removed + counts.Added + counts.Skipped == counts.Benchmarks ? Verdict.Inconclusive
        : Verdict.Passed;
}
