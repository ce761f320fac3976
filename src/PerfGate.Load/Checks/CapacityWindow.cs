using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>Whether one window at one rate kept every budget, or what kept it from that.</summary>
/// <remarks>An estimate, not a proof: the search asks a rate more than once, and its answer carries the precision that it was given.</remarks>
public static class CapacityWindow
{
    /// <summary>Lateness of the generator at a percentile, as a part of that percentile's budget, that may have broken the budget by itself.</summary>
    private const double MuchOfBudget = 0.25;

    /// <summary>From this lag of one request in a hundred on, ns, what could not be sent is the generator's doing.</summary>
    private const double MuchLag = 5e6;

    /// <summary>Processors' time of the generator, as a part of one: its pacing thread can do no more.</summary>
    private const double MuchOfMachine = 0.9;

    /// <summary>
    /// What was sent late and answered in time all the same has held: the wait counts. Only where something broke it is asked whether the
    /// generator broke it.
    /// </summary>
    /// <param name="scenario">Its budgets.</param>
    /// <param name="window">All requests that were sent at the rate.</param>
    /// <param name="generatorLoad">The generator's processor time over what the machine has; 0 to 1, null: unknown.</param>
    public static CapacityFinding Judge(LoadScenario scenario, LoadWindow window, double? generatorLoad = null)
    {
        var finding = Unsent(scenario, window) ?? Errors(scenario, window) ?? Budgets(scenario, window) ?? CapacityFinding.Held;
        return !finding.Holds && generatorLoad > MuchOfMachine
            ? new CapacityFinding(CapacityCause.Generator, $"the generator took {Quantity.Percent(generatorLoad.Value)} of the machine's processors")
            : finding;
    }

    private static CapacityFinding? Unsent(LoadScenario scenario, LoadWindow window) => !window.IsVoid ? null
        : window.Lag.P99 > MuchLag ? Late("p99", window)
        : new CapacityFinding(CapacityCause.Unsent, $"{window.Unsent} of {window.Due} requests could not be sent over {scenario.Shape.Connections} connections");

    private static CapacityFinding Late(string metric, LoadWindow window) =>
        new(CapacityCause.Generator, $"the generator handed requests on late, {metric} {Quantity.Format(Percentiles.Of(window.Lag, metric), "ns")}");

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
        return worst is not [var (name, limit, value)] ? null
            : limit.Of(window.Lag) > limit.Limit * MuchOfBudget ? Late(limit.Metric, window)
            : new CapacityFinding(CapacityCause.Budget, $"{limit.Metric} of '{name}' {Quantity.Format(value, "ns")}, budget {Quantity.Format(limit.Limit, "ns")}");
    }
}
