using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The budgets of an endpoint, as its charts show them.</summary>
internal static class ChartedBudgets
{
    /// <summary>Each with its percentile; the smallest first.</summary>
    public static IReadOnlyList<(string Metric, ChartLimit Limit)> Of(GateReport report, string name) =>
    [
        .. report.Results
            .Where(result => result is { LimitKind: LoadLimitKinds.Budget, Metric: "p50" or "p95" or "p99", Limit: > 0 } && result.Id == name && double.IsFinite(result.Limit.Value))
            .OrderBy(result => result.Limit)
            .ThenBy(result => result.Metric, StringComparer.Ordinal)
            .Select(result => (result.Metric!, new ChartLimit($"{result.Metric} ≤ {LoadWords.Time(result.Limit!.Value)}", result.Limit.Value, Percentiles.PartOf(result.Metric!)))),
    ];

    /// <summary>Those of the same value are one line across the chart.</summary>
    public static IReadOnlyList<ChartLimit> Across(IReadOnlyList<(string Metric, ChartLimit Limit)> budgets) =>
    [
        .. budgets.GroupBy(one => one.Limit.Value).Select(same =>
            new ChartLimit($"{string.Join(", ", same.Select(one => one.Metric))} ≤ {Quantity.Format(same.Key, "ns")}", same.Key)),
    ];
}
