using System.Globalization;
using PerfGate.Core.Load.Scenarios;

namespace PerfGate.Tool.Load;

/// <summary>An endpoint's budget and where each limit of it comes from.</summary>
internal static class BudgetWords
{
    /// <summary>"p50 &lt; 10ms (default for read), p99 &lt; 80ms (line 14), look into it beyond 200ms (default for read)".</summary>
    public static string Of(LoadScenario scenario, LoadEndpoint endpoint)
    {
        var ofClass = scenario.Budgets.GetValueOrDefault(endpoint.Class);
        string[] parts =
        [
            .. Limit("p50 <", budget => budget.P50),
            .. Limit("p95 <", budget => budget.P95),
            .. Limit("p99 <", budget => budget.P99),
            .. Limit("look into p99 >", budget => budget.Investigate),
            .. Limit("pause <", budget => budget.Pause),
        ];
        return string.Join(", ", parts);

        IEnumerable<string> Limit(string words, Func<LatencyBudget, TimeSpan?> field)
        {
            var (limit, origin) =
                endpoint.Budget is { } own && field(own) is { } ownLimit ? (ownLimit, LineOf(own))
                : ofClass is not null && field(ofClass) is { } classLimit ? (classLimit, LineOf(ofClass))
                : field(BudgetDefaults.For(endpoint.Class)) is { } standard ? (standard, $"default for {endpoint.Class.ToString().ToLowerInvariant()}")
                : ((TimeSpan?)null, "");
            return limit is { } time ? [$"{words} {ScenarioWords.Time(time)} ({origin})"] : [];
        }
    }

    private static string LineOf(LatencyBudget budget) => string.Create(CultureInfo.InvariantCulture, $"line {budget.Line}");
}
