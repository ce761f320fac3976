using System.Globalization;
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

/// <summary>The one order in which a field of a budget holds: what the endpoint sets, what its class does, the default of the class.</summary>
public static class BudgetOrder
{
    /// <param name="scenario">Its budgets by class.</param>
    /// <param name="endpoint">One of its endpoints.</param>
    /// <param name="field">Which field.</param>
    /// <returns>The value with where it was set, "shop.yml:14" or "default for read"; null: nobody sets it.</returns>
    public static (TimeSpan Value, string Origin)? Find(LoadScenario scenario, LoadEndpoint endpoint, Func<LatencyBudget, TimeSpan?> field)
    {
        foreach (var (budget, fallback) in new[] { (endpoint.Budget, endpoint.Line), (scenario.Budgets.GetValueOrDefault(endpoint.Class), 0) })
        {
            if (budget is not null && field(budget) is { } set)
            {
                var (line, file) = (budget.Line ?? fallback, Path.GetFileName(scenario.File));
                return (set, line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}") : file);
            }
        }

        return field(DefaultOf(endpoint.Class)) is { } usual ? (usual, $"default for {endpoint.Class.ToString().ToLowerInvariant()}") : null;
    }

    /// <summary>Where no scenario says otherwise.</summary>
    private static LatencyBudget DefaultOf(EndpointClass endpointClass) => endpointClass switch
    {
        EndpointClass.Read => Milliseconds(10, 100, 200),
        EndpointClass.Write => Milliseconds(20, 250, 500),
        EndpointClass.List => Milliseconds(50, 500, 1000),
        EndpointClass.Aggregation => Milliseconds(200, 3000, 5000),
        EndpointClass.Transfer => Milliseconds(500, 10_000, 15_000),
        _ => throw new ArgumentOutOfRangeException(nameof(endpointClass), endpointClass, "There is no budget for this class."),
    };

    private static LatencyBudget Milliseconds(int p50, int p99, int investigate) => new()
    {
        P50 = TimeSpan.FromMilliseconds(p50),
        P99 = TimeSpan.FromMilliseconds(p99),
        Investigate = TimeSpan.FromMilliseconds(investigate),
    };
}
