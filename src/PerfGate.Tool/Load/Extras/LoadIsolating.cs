using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load;
using PerfGate.Load.Checks;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Tool.Load.Measuring;
using PerfGate.Tool.Load.Progress;

namespace PerfGate.Tool.Load.Extras;

/// <summary>Whether one tenant of the scenario hurts another: measured after the load itself, on the same service.</summary>
internal sealed class LoadIsolating(LoadScenario scenario, IsolationPlan plan, GateRules rules, LoadObserver observer)
{
    /// <param name="found">What the load itself found.</param>
    /// <param name="service">Null: it was not started here.</param>
    /// <returns>With the verdicts on isolation; with a fault where it was cut short.</returns>
    public async Task<LoadFound> AddAsync(LoadFound found, IRunningService? service, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var address = service?.Address ?? new Uri(scenario.Target.Address);
        var ports = new Dictionary<string, int>();
        await using var victim = new WatchedSession(LoadSession.Open(scenario, address, found.NextNumber), service, ports, ending);
        await using var aggressor = new WatchedSession(LoadSession.Open(scenario, address, found.NextNumber + 1), service, ports, ending);
        var blocks = IsolationJudge.BlocksFor(plan, IsolationJudge.TestsBeside(found.Question, scenario), rules.Compare.FalseAlarms);
        observer.Stage($"'{plan.Victim}' at {ScenarioWords.Rate(plan.VictimRate)}, alone and beside '{plan.Aggressor}' at {ScenarioWords.Rate(plan.AggressorRate)}: {blocks} blocks of two windows of {ScenarioWords.Time(plan.Window)}");
        IsolationRun run;
        try
        {
            run = await new IsolationConductor(plan, victim, aggressor)
                .RunAsync(blocks, scenario.Shape.WarmUp, scenario.Shape.Seed, observer, ending.Token).ConfigureAwait(false);
        }
        finally
        {
            observer.Finished();
        }

        if (cancellation.IsCancellationRequested)
        {
            return found with { Faults = [LoadFaults.Interrupted($"{run.Blocks.Count} of {blocks} blocks")] };
        }

        if (LoadFaults.Ended(service) is { } ended)
        {
            return found with { Faults = [ended] };
        }

        return found with
        {
            NextNumber = run.NextNumber,
            Question = found.Question is { } question ? question with { Checks = [.. question.Checks, .. IsolationJudge.Checks(plan, run.Blocks)] } : null,
            Isolation = (plan, run.Blocks),
            Warnings = run.Unsettled == 0 ? found.Warnings :
            [
                .. found.Warnings,
                new ReportWarning(
                    DiagnosticIds.NotAtRest,
                    $"{run.Unsettled} windows of '{plan.Victim}' alone began while the service still had work of '{plan.Aggressor}': what it does beside it looks smaller than it is."),
            ],
        };
    }
}
