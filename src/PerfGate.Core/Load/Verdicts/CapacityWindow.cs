using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Reports.Rendering;

namespace PerfGate.Core.Load.Verdicts;

/// <summary>Whether one window at one rate kept every budget, or what kept it from that.</summary>
/// <remarks>An estimate, not a proof: the search asks a rate more than once, and its answer carries the precision that it was given.</remarks>
public static class CapacityWindow
{
    /// <summary>The generator is late when one request in a hundred is handed on later than this, ns.</summary>
    private const double MuchLag = 5e6;

    /// <summary>Or later than this part of the tightest budget, which its own lateness would then eat up.</summary>
    private const double MuchOfBudget = 0.25;

    /// <summary>Processors' time of the generator, as a part of one: its pacing thread can do no more.</summary>
    private const double MuchOfMachine = 0.9;

    /// <param name="scenario">Its budgets.</param>
    /// <param name="window">All requests that were sent at the rate.</param>
    /// <param name="generatorLoad">The generator's processor time over what the machine has; 0 to 1, null: unknown.</param>
    public static CapacityFinding Judge(LoadScenario scenario, LoadWindow window, double? generatorLoad = null)
    {
        var tightest = scenario.Endpoints.SelectMany(endpoint => EffectiveBudget.For(scenario, endpoint)).Select(budget => budget.Limit).DefaultIfEmpty(double.MaxValue).Min();
        if (window.Lag.P99 > Math.Min(MuchLag, tightest * MuchOfBudget))
        {
            return new CapacityFinding(CapacityCause.Generator, $"the generator handed requests on late, p99 {Quantity.Format(window.Lag.P99, "ns")}");
        }

        if (generatorLoad > MuchOfMachine)
        {
            return new CapacityFinding(CapacityCause.Generator, $"the generator took {Quantity.Percent(generatorLoad.Value)} of the machine's processors");
        }

        if (window.IsVoid)
        {
            return new CapacityFinding(CapacityCause.Unsent, $"{window.Unsent} of {window.Due} requests could not be sent over {scenario.Shape.Connections} connections");
        }

        return Errors(scenario, window) ?? Budgets(scenario, window) ?? CapacityFinding.Held;
    }

    private static CapacityFinding? Errors(LoadScenario scenario, LoadWindow window)
    {
        var worst = window.Series
            .Where(series => series.Ended > 0)
            .Select(series => (Name: SeriesName.Of(series), Rate: 1 - (series.Succeeded / (double)series.Ended)))
            .DefaultIfEmpty()
            .MaxBy(series => series.Rate);
        return worst.Rate > scenario.MaxErrorRate
            ? new CapacityFinding(CapacityCause.Errors, $"{Quantity.Percent(worst.Rate)} of '{worst.Name}' failed, limit {Quantity.Percent(scenario.MaxErrorRate)}")
            : window.Due > 0 && window.Series.Count == 0 ? new CapacityFinding(CapacityCause.Errors, "no request was answered") : null;
    }

    private static CapacityFinding? Budgets(LoadScenario scenario, LoadWindow window)
    {
        var worst = scenario.Endpoints
            .SelectMany(endpoint => EffectiveBudget.For(scenario, endpoint).SelectMany(budget => window.Series
                .Where(series => series.Endpoint == endpoint.Name && series.Response.Count > 0)
                .Select(series => (Name: SeriesName.Of(series), Budget: budget, Value: budget.Of(series.Response)))))
            .Where(one => one.Value > one.Budget.Limit)
            .OrderByDescending(one => one.Value / one.Budget.Limit)
            .Take(1)
            .ToArray();
        return worst is [var (name, limit, value)]
            ? new CapacityFinding(CapacityCause.Budget, $"{limit.Metric} of '{name}' {Quantity.Format(value, "ns")}, budget {Quantity.Format(limit.Limit, "ns")}")
            : null;
    }
}
