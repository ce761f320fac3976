using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>Holds a run of load against committed runs of the same load, and against its budgets. Pure.</summary>
/// <remarks>
/// A run is one value, the median of its windows, and is compared with a prediction from how far earlier runs lie apart: its windows tell
/// nothing of that.
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
    /// <returns>What the gate's judge is to be asked; comparison and budgets share one false-alarm rate.</returns>
    public static JudgeRequest Question(
        LoadScenario scenario, LoadMeasurement head, IReadOnlyList<MeasurementSet> history, GateRules rules, Profile profile, DateOnly today)
    {
        var leftOut = LeftOut(head);
        var names = leftOut.Select(one => (one.Id, one.Metric)).ToHashSet();
        return new JudgeRequest
        {
            Base = Without(history[0], names),
            Head = Without(LoadMeasurements.Of(head), names),
            History = history,
            Rules = rules,
            Today = today,
            Profile = profile,
            Design = Design.Stored,
            Seed = scenario.Shape.Seed,
            Checks = BudgetJudge.Checks(scenario, head),
            // The rules of benchmarks may be for other names than those of endpoints.
            IsPartial = true,
            Warnings =
            [
                .. BudgetJudge.Warnings(scenario, head.Total),
                .. FewAnswers.Warnings(leftOut),
            ],
        };
    }

    /// <summary>Percentiles that some window holds too few answers for: it is then just its greatest value. An endpoint without any answer has failed.</summary>
    private static List<(string Id, string Metric, long Answers)> LeftOut(LoadMeasurement head) =>
    [
        .. from total in head.Total.Series
           where total.Response.Count > 0
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
