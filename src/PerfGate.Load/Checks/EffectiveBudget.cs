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

    /// <summary>The limits of an endpoint: the class's default, what the scenario says of the class, what it says of the endpoint.</summary>
    public static IReadOnlyList<EffectiveBudget> For(LoadScenario scenario, LoadEndpoint endpoint)
    {
        var ofClass = scenario.Budgets.GetValueOrDefault(endpoint.Class);
        return
        [
            .. new EffectiveBudget?[]
            {
                One("p50", budget => budget.P50), One("p95", budget => budget.P95), One("p99", budget => budget.P99),
            }.OfType<EffectiveBudget>(),
        ];

        EffectiveBudget? One(string metric, Func<LatencyBudget, TimeSpan?> field)
        {
            foreach (var (budget, fallback) in new[] { (endpoint.Budget, endpoint.Line), (ofClass, 0) })
            {
                if (budget is not null && field(budget) is { } set)
                {
                    var line = budget.Line ?? fallback;
                    return Of(set, line > 0 ? $"{Path.GetFileName(scenario.File)}:{line}" : Path.GetFileName(scenario.File));
                }
            }

            return field(BudgetDefaults.For(endpoint.Class)) is { } usual ? Of(usual, $"default for {endpoint.Class.ToString().ToLowerInvariant()}") : null;

            EffectiveBudget Of(TimeSpan limit, string origin) => new(metric, Percentiles.PartOf(metric), limit.TotalNanoseconds, origin);
        }
    }

    /// <summary>A 99th percentile beyond this is worth a look; ns, null: none is set.</summary>
    public static double? InvestigateBeyond(LoadScenario scenario, LoadEndpoint endpoint) =>
        BudgetDefaults.For(endpoint.Class)
            .OverriddenBy(scenario.Budgets.GetValueOrDefault(endpoint.Class))
            .OverriddenBy(endpoint.Budget)
            .Investigate?.TotalNanoseconds;
}
