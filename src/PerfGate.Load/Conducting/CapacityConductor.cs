using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>
/// Looks for the highest rate at which a service keeps every budget; for several services window by window in turns, one loaded at a time,
/// so that what changes on the machine meanwhile hits all of them.
/// </summary>
/// <param name="scenario">Its requests and budgets.</param>
/// <param name="plan">Rates, time at each, and precision.</param>
/// <param name="seed">Of the requests; the same for all services.</param>
public sealed class CapacityConductor(LoadScenario scenario, CapacityPlan plan, ulong seed)
{
    /// <summary>Sent before each window and thrown away, as a part of the window: queues have built up by then.</summary>
    private const double Settling = 0.25;

    /// <summary>To which a step is made longer at the most.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(10);

    /// <summary>Told of each window.</summary>
    public Action<string, CapacityStep>? Measured { get; init; }

    /// <summary>Tells, after each window, the generator's processor time over what the machine has; null: unknown.</summary>
    public Func<double?> GeneratorLoad { get; init; } = () => null;

    /// <returns>One for each service, in the given order; of a cancelled search what was found until then.</returns>
    public async Task<IReadOnlyList<CapacityOutcome>> RunAsync(
        IReadOnlyList<CapacitySide> sides, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var searches = sides.Select(_ => CapacitySearch.Begin(plan)).ToArray();
        var steps = sides.Select(_ => new List<CapacityStep>()).ToArray();
        while (Array.Exists(searches, search => search.Next is not null) && !cancellation.IsCancellationRequested)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                if (searches[i].Next is not { } rate)
                {
                    continue;
                }

                if (await StepAsync(sides[i].Session, rate, steps[i].Count, PartProgress.Of(progress, $"{sides[i].Name} at {ScenarioWords.Rate(rate)}"), cancellation).ConfigureAwait(false) is not { } step)
                {
                    return Outcomes();
                }

                steps[i].Add(step);
                searches[i] = searches[i].Told(step.Finding);
                Measured?.Invoke(sides[i].Name, step);
            }
        }

        return Outcomes();

        IReadOnlyList<CapacityOutcome> Outcomes() => [.. sides.Select((side, i) => new CapacityOutcome(side.Name, searches[i], steps[i]))];
    }

    /// <summary>The plan's step, or so long that the rarest endpoint has the answers that a p99 needs: the p99 of fewer is the slowest of them, and one pause of the machine would end the search.</summary>
    private TimeSpan TimeAt(double rate)
    {
        const double Answers = 120;
        var rarest = scenario.Endpoints.Min(endpoint => endpoint.Weight) / scenario.Endpoints.Sum(endpoint => endpoint.Weight);
        var needed = TimeSpan.FromSeconds(Math.Min(Answers / (rarest * rate), LongestStep.TotalSeconds));
        return needed > plan.Step ? needed : plan.Step;
    }

    /// <summary>Null when it was interrupted.</summary>
    private async Task<CapacityStep?> StepAsync(
        ILoadSession session, double rate, int number, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var time = TimeAt(rate);
        var load = SteadyLoad.At(rate, time * Settling, time, SteadyLoad.SeedOf(seed, number));
        var run = await session.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        return run.Interrupted ? null : new CapacityStep(rate, run.Total, CapacityWindow.Judge(scenario, run.Total, GeneratorLoad()));
    }
}
