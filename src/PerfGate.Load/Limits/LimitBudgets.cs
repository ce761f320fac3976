using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits;

/// <summary>The latency budget of each endpoint of a scenario: the defaults of its class, what the scenario sets, what the endpoint sets.</summary>
internal static class LimitBudgets
{
    public static IReadOnlyDictionary<string, LatencyBudget> Of(LoadScenario scenario) =>
        scenario.Endpoints.ToDictionary(
            endpoint => endpoint.Name,
            endpoint => new LatencyBudget { P99 = BudgetOrder.Find(scenario, endpoint, budget => budget.P99)?.Value });
}
