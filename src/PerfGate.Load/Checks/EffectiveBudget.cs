using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>One limit that holds for an endpoint.</summary>
/// <param name="Metric"><c>p50</c>, <c>p95</c> or <c>p99</c>.</param>
/// <param name="Part">The part of the requests that must be within it: 0.99 for <c>p99</c>.</param>
/// <param name="Limit">ns.</param>
/// <param name="Origin">Where it was set: "checkout.yml:14", "default for read".</param>
public sealed record EffectiveBudget(string Metric, double Part, double Limit, string Origin)
{
    /// <summary>In words: "p99 &lt; 100 ms (checkout.yml:14)".</summary>
    public string Rule => $"{Metric} < {Quantity.Format(Limit, "ns")} ({Origin})";

    public double Of(LatencySummary summary) => Percentiles.Of(summary, Metric);

    /// <summary>The limits of an endpoint.</summary>
    public static IReadOnlyList<EffectiveBudget> For(LoadScenario scenario, LoadEndpoint endpoint) =>
    [
        .. new (string Metric, Func<LatencyBudget, TimeSpan?> Field)[]
        {
            ("p50", budget => budget.P50), ("p95", budget => budget.P95), ("p99", budget => budget.P99),
        }.Select(one => BudgetOrder.Find(scenario, endpoint, one.Field) is var (limit, origin)
            ? new EffectiveBudget(one.Metric, Percentiles.PartOf(one.Metric), limit.TotalNanoseconds, origin)
            : null).OfType<EffectiveBudget>(),
    ];

    /// <summary>A 99th percentile beyond this is worth a look; ns, null: none is set.</summary>
    public static double? InvestigateBeyond(LoadScenario scenario, LoadEndpoint endpoint) =>
        BudgetOrder.Find(scenario, endpoint, budget => budget.Investigate)?.Value.TotalNanoseconds;
}
