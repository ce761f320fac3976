using System.Globalization;
using PerfGate.Load;
using PerfGate.Load.Conducting;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Tool.Load.Measuring;
using PerfGate.Tool.Load.Progress;

namespace PerfGate.Tool.Load.Extras;

/// <summary>The search for the highest rate that keeps every budget: made after the load itself, on the same services.</summary>
internal sealed class LoadCapacitySearch(LoadScenario scenario, CapacityPlan plan, LoadObserver observer)
{
    /// <param name="found">What the load itself found.</param>
    /// <param name="service">Null: it was not started here.</param>
    /// <param name="before">The base's; null: nothing is compared.</param>
    /// <returns>With the capacity that was found; with a fault where the search was cut short.</returns>
    public async Task<LoadFound> AddAsync(LoadFound found, IRunningService? service, IRunningService? before, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ports = new Dictionary<string, int>();
        await using var head = new WatchedSession(LoadSession.Open(scenario, service?.Address ?? new Uri(scenario.Target.Address), found.NextNumber), service, ports, ending);
        await using var other = before is null ? null : new WatchedSession(LoadSession.Open(scenario, before.Address, found.NextNumber), before, ports, ending);
        var share = new OwnProcessorShare();
        var conductor = new CapacityConductor(scenario, plan, scenario.Shape.Seed)
        {
            GeneratorLoad = () => share.Next(),
            Measured = (name, step) => observer.Stage(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {step.Rate:0.#}/s {(step.Finding.Holds ? "held" : $"did not hold: {step.Finding.Words}")}")),
        };
        observer.Stage($"looking for the highest rate that keeps every budget, from {ScenarioWords.Rate(plan.From)} to {ScenarioWords.Rate(plan.To)}");
        IReadOnlyList<CapacityOutcome> outcomes;
        try
        {
            CapacitySide[] sides = other is null ? [new CapacitySide("head", head)] : [new CapacitySide("base", other), new CapacitySide("head", head)];
            outcomes = await conductor.RunAsync(sides, observer, ending.Token).ConfigureAwait(false);
        }
        finally
        {
            observer.Finished();
        }

        LoadCapacity capacity = CapacityReport.Of(outcomes);
        return found with
        {
            Capacity = capacity,
            Faults = cancellation.IsCancellationRequested ? [LoadFaults.Interrupted($"{outcomes.Sum(outcome => outcome.Windows.Count)} windows of the search for the capacity")]
                : LoadFaults.Ended(service, before) is { } ended ? [ended]
                : found.Faults,
        };
    }
}
