using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load;
using PerfGate.Load.Conducting;
using PerfGate.Load.Measured;
using PerfGate.Load.Resources;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Tool.Load.Measuring;
using PerfGate.Tool.Load.Progress;
using PerfGate.Tool.Load.Services;

namespace PerfGate.Tool.Load.Comparing;

/// <summary>Compares base and head, both running, window by window.</summary>
/// <param name="otherTests">Tests that the run is to make besides, under the same error rate.</param>
/// <param name="provenance">Of head.</param>
internal sealed class LoadComparing(LoadScenario scenario, GateRules rules, Profile profile, int otherTests, LoadProvenance provenance, LoadObserver observer)
{
    public async Task<LoadFound> RunAsync(IRunningService before, IRunningService after, LoadBase origin, CancellationToken cancellation)
    {
        var began = DateTimeOffset.UtcNow;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ports = scenario.Service!.WatchedPorts;
        await using var ofBase = new WatchedSession(LoadSession.Open(scenario, before.Address), before, ports, ending);
        await using var ofHead = new WatchedSession(LoadSession.Open(scenario, after.Address), after, ports, ending);
        using var generator = ResourceSampler.Start(Environment.ProcessId, withChildren: false);
        var plan = ComparisonPlan.For(scenario, profile);
        observer.Stage($"base and head in turns, {Rates(plan)} in windows of {ScenarioWords.Time(plan.Window)}, at most {profile.MostPairs()} pairs");
        ComparisonRun run;
        try
        {
            run = await new ComparisonConductor(scenario, ofBase, ofHead) { Environment = LoadMachine.Describe(), OtherTests = otherTests }
                .RunAsync(plan, rules, observer, ending.Token).ConfigureAwait(false);
        }
        finally
        {
            observer.Finished();
        }

        var own = generator.Stop();
        var found = new LoadFound
        {
            Head = Measured(run.Head, ofHead.Use),
            Base = Measured(run.Base, ofBase.Use) with { Commit = origin.Commit, Dirty = false },
            BaseOrigin = origin.Origin,
            Pairs = (run.Request.Base!, run.Request.Head),
            NextNumber = run.NextNumber,
        };
        if (Fault() is { } fault)
        {
            return found with { Faults = [fault] };
        }

        try
        {
            return found with { Question = run.Question(), Warnings = FewWindows(run) };
        }
        catch (PerfGateException refused)
        {
            return found with { Faults = refused.Diagnostics };
        }

        string Rates(ComparisonPlan plan) => StagePlaces.AreTaken(scenario.Shape.Stages, plan.Window) == true
            ? "each pair at one place of the stages,"
            : ScenarioWords.Rate(SteadyLoad.RateOf(scenario.Shape));

        static IReadOnlyList<ReportWarning> FewWindows(ComparisonRun run) => run.HasEnoughWindows ? [] :
        [
            new ReportWarning(
                DiagnosticIds.TooFewWindows,
                $"The budgets of head are not judged: {run.Pairs} windows cannot carry a verdict, at least {LoadShape.FewestWindows} are needed."),
        ];

        Diagnostic? Fault() => cancellation.IsCancellationRequested ? LoadFaults.Interrupted($"{run.Pairs} pairs of windows")
            : LoadFaults.Ended(before, after) is { } ended ? ended
            : null;

        LoadMeasurement Measured(ConductedSide side, ResourceUse? service) => provenance.Of(
            new LoadMeasurement
            {
                Time = began,
                Environment = LoadMachine.Describe(),
                Identity = ScenarioWords.IdentityOf(scenario),
                Windows = side.Windows,
                Total = side.Total,
                Histograms = side.Histograms,
                Service = service,
                Generator = own,
                Interrupted = run.Interrupted,
            });
    }
}
