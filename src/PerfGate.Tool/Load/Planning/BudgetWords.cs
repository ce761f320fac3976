using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Planning;

/// <summary>An endpoint's budget and where each limit of it comes from.</summary>
internal static class BudgetWords
{
    /// <summary>"p50 &lt; 10ms (default for read), p99 &lt; 80ms (shop.yml:14), look into p99 &gt; 200ms (default for read)".</summary>
    public static string Of(LoadScenario scenario, LoadEndpoint endpoint)
    {
        return string.Join(", ", new[]
        {
            Limit("p50 <", budget => budget.P50),
            Limit("p95 <", budget => budget.P95),
            Limit("p99 <", budget => budget.P99),
            Limit("look into p99 >", budget => budget.Investigate),
            Pause(),
        }.OfType<string>());

        string? Limit(string words, Func<LatencyBudget, TimeSpan?> field) =>
            BudgetOrder.Find(scenario, endpoint, field) is var (limit, origin) ? $"{words} {ScenarioWords.Time(limit)} ({origin})" : null;

        // Users of a closed model wait, so that no pause is looked for.
        string? Pause() => scenario.Shape.Model == LoadModel.Open && PauseLimit.For(scenario, endpoint) is { } pause
            ? $"pause < {ScenarioWords.Time(TimeSpan.FromMicroseconds(pause.Limit / 1000))} ({pause.Origin})"
            : null;
    }
}
