using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Reports.Rendering;

namespace PerfGate.Core.Load.Verdicts;

/// <summary>How long the service may pause for an endpoint.</summary>
/// <param name="Limit">ns; <see cref="LoadPause.Shortest"/> or more.</param>
/// <param name="Rule">In words, with where it was set: "pause &lt; 200 ms (default for read)", "pause &lt; 1 s (shop.yml:14)".</param>
public sealed record PauseLimit(double Limit, string Rule)
{
    /// <summary>What the endpoint or its class sets as <c>pause</c>; else what they, or the defaults of the class, set as <c>investigate</c>. Null: neither.</summary>
    public static PauseLimit? For(LoadScenario scenario, LoadEndpoint endpoint)
    {
        return Set(budget => budget.Pause) ?? Set(budget => budget.Investigate);

        PauseLimit? Set(Func<LatencyBudget, TimeSpan?> field)
        {
            foreach (var (budget, fallback) in new[] { (endpoint.Budget, endpoint.Line), (scenario.Budgets.GetValueOrDefault(endpoint.Class), 0) })
            {
                if (budget is not null && field(budget) is { } set)
                {
                    var (line, file) = (budget.Line ?? fallback, Path.GetFileName(scenario.File));
                    return Of(set, line > 0 ? $"{file}:{line}" : file);
                }
            }

            return field(BudgetDefaults.For(endpoint.Class)) is { } usual ? Of(usual, $"default for {endpoint.Class.ToString().ToLowerInvariant()}") : null;
        }

        static PauseLimit Of(TimeSpan limit, string origin)
        {
            var nanoseconds = Math.Max(limit.TotalNanoseconds, LoadPause.Shortest.TotalNanoseconds);
            return new PauseLimit(nanoseconds, $"pause < {Quantity.Format(nanoseconds, "ns")} ({origin})");
        }
    }
}
