using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits;

/// <summary>The latency budget of each endpoint of a scenario: the defaults of its class, what the scenario sets, what the endpoint sets.</summary>
internal static class LimitBudgets
{
    public static IReadOnlyDictionary<string, LatencyBudget> Of(LoadScenario scenario) => scenario.Endpoints.ToDictionary(
        endpoint => endpoint.Name,
        endpoint => BudgetDefaults.For(endpoint.Class)
            .OverriddenBy(scenario.Budgets.GetValueOrDefault(endpoint.Class))
            .OverriddenBy(endpoint.Budget));
}
