using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Limits;

/// <summary>The run without a limit as a measurement of its own: what the limits are held against.</summary>
internal static class UndisturbedService
{
    public static LoadMeasurement Describe(LoadScenario scenario, LoadProvenance provenance, LoadRun run) => provenance.Of(
        new LoadMeasurement
        {
            Time = DateTimeOffset.UtcNow,
            Environment = LoadMachine.Describe(),
            Identity = Identity(scenario),
            Windows = run.Windows,
            Total = run.Total,
            Histograms = run.Histograms,
        });

    private static LoadIdentity Identity(LoadScenario scenario)
    {
        var shape = scenario.Shape;
        var load = shape.Model == LoadModel.Closed
            ? $"closed, {shape.Users} users"
            : $"open, constant {ScenarioWords.Rate(scenario.Limits?.Rate ?? shape.Stages[0].From)}";
        return ScenarioWords.IdentityOf(scenario) with { Load = load + ", before each limit" };
    }
}
