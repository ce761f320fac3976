using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Core.Verdicts;

namespace PerfGate.Charts;

/// <summary>A budget of an endpoint, as a chart shows it.</summary>
/// <param name="Metric"><c>p50</c>, <c>p95</c> or <c>p99</c>.</param>
/// <param name="Value">ns.</param>
internal sealed record LatencyLimit(string Metric, double Value)
{
    /// <summary>Beyond this many times the greatest value a limit is named at the upper edge: in its place, it would press everything else together.</summary>
    private const double Near = 10;

    public string Words => $"{Metric} ≤ {Quantity.Format(Value, "ns")}";

    /// <summary>Limits of the same value are one line.</summary>
    public static string WordsOf(IEnumerable<LatencyLimit> same)
    {
        var all = same.ToArray();
        return $"{string.Join(", ", all.Select(limit => limit.Metric))} ≤ {Quantity.Format(all[0].Value, "ns")}";
    }

    public bool IsNear(double most) => Value <= Near * most;

    public static IReadOnlyList<LatencyLimit> Of(GateReport report, string name) =>
    [
        .. report.Results
            .Where(result => result is { Reason: Reasons.Budget, Metric: "p50" or "p95" or "p99", Limit: > 0 } && result.Id == name && double.IsFinite(result.Limit.Value))
            .Select(result => new LatencyLimit(result.Metric!, result.Limit!.Value))
            .OrderBy(limit => limit.Value)
            .ThenBy(limit => limit.Metric, StringComparer.Ordinal),
    ];
}
