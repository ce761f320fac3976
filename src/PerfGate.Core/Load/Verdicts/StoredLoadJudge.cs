using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Load.Verdicts;

/// <summary>Holds a run of load against committed runs of the same load, and against its budgets. Pure.</summary>
/// <remarks>
/// A run is one value, the median of its windows, and is compared with a prediction from how far earlier runs lie apart: its windows tell
/// nothing of that. Comparison and budgets share one false-alarm rate.
/// </remarks>
public static class StoredLoadJudge
{
    /// <param name="scenario">Its endpoints and budgets.</param>
    /// <param name="head">The run; neither void nor interrupted.</param>
    /// <param name="history">Earlier runs of this load in this environment, the nearest first; at least one.</param>
    /// <param name="rules">With the noise floor of services.</param>
    /// <param name="profile">Of the run.</param>
    /// <param name="today">Decides which waivers hold.</param>
    /// <exception cref="PerfGateException">The nearest run is of another load (PG5301), or the run has too few windows (PG5201).</exception>
    public static StoredLoadVerdict Decide(
        LoadScenario scenario, LoadMeasurement head, IReadOnlyList<MeasurementSet> history, GateRules rules, Profile profile, DateOnly today)
    {
        var leftOut = LeftOut(head);
        var names = leftOut.Select(one => (one.Id, one.Metric)).ToHashSet();
        var request = new JudgeRequest
        {
            Base = Without(history[0], names),
            Head = Without(LoadMeasurements.Of(head), names),
            History = history,
            Rules = rules,
            Today = today,
            Profile = profile,
            Design = Design.Stored,
            Seed = scenario.Shape.Seed,
            // The rules of benchmarks may be for other names than those of endpoints.
            IsPartial = true,
            Warnings = [.. leftOut.Select(one => new ReportWarning(
                DiagnosticIds.FewAnswers,
                $"{one.Metric} of '{one.Id}' is not compared: a window holds {one.Answers} answers; raise the rate or make the windows longer"))],
        };

        // How many can be tested depends on the history alone, so that asking first costs none of the error rate.
        var tests = Judge.Decide(request).Methodology.FamilySize;
        var comparison = Judge.Decide(request with { FamilySize = tests == 0 ? null : tests + BudgetJudge.CountOf(scenario) });
        var budgets = BudgetJudge.Decide(scenario, head.Windows, head.Total, rules, new ErrorShare(tests, 1));
        return new StoredLoadVerdict(comparison, budgets, request.Base!, request.Head);
    }

    /// <summary>Percentiles that some window holds too few answers for: it is then just its greatest value.</summary>
    private static List<(string Id, string Metric, long Answers)> LeftOut(LoadMeasurement head) =>
    [
        .. from total in head.Total.Series
           let answers = head.Windows
               .Select(window => window.Series.FirstOrDefault(one => (one.Endpoint, one.Tenant) == (total.Endpoint, total.Tenant))?.Response.Count ?? 0)
               .DefaultIfEmpty(0)
               .Min()
           from metric in Percentiles.Judged
           where answers < Percentiles.FewestRequests(metric)
           select (SeriesName.Of(total), metric, answers),
    ];

    private static MeasurementSet Without(MeasurementSet set, HashSet<(string Id, string Metric)> names) => set with
    {
        Benchmarks = [.. set.Benchmarks.Select(benchmark => benchmark with
        {
            Metrics = [.. benchmark.Metrics.Where(metric => !names.Contains((benchmark.Id, metric.Name)))],
        })],
    };
}
