using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>The generator's runs around a limit: the scenario's mix at one constant rate, in short windows.</summary>
internal sealed class LimitPhases(LoadScenario scenario, LimitsPlan plan)
{
    private const int RecoveryParts = 20;

    private double Rate => plan.Rate ?? (scenario.Shape.Stages is [var first, ..] ? first.From : 1);

    public LoadPlan Before() => Of(plan.Before, LoadShape.FewestWindows, 0) with { WarmUp = scenario.Shape.WarmUp };

    public LoadPlan During() => Of(plan.During, LoadShape.FewestWindows, 1);

    /// <summary>As many windows as are needed to call it recovered.</summary>
    public LoadPlan Recovery(int turn)
    {
        var windows = LimitRecovery.WindowsNeeded;
        return Of(plan.Recovery / RecoveryParts * windows, windows, 2 + turn);
    }

    private LoadPlan Of(TimeSpan duration, int windows, int phase) => new()
    {
        Stages = [LoadStage.Constant(Rate, duration)],
        Duration = duration,
        Windows = windows,
        // Other arrivals in each phase, the same ones in each run.
        Seed = scenario.Shape.Seed + (ulong)phase,
    };
}
