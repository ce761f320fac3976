using System.Globalization;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

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

        return field(BudgetDefaults.For(endpoint.Class)) is { } usual ? (usual, $"default for {endpoint.Class.ToString().ToLowerInvariant()}") : null;
    }
}
