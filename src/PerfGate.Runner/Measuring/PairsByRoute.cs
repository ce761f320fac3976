namespace PerfGate.Runner.Measuring;

/// <summary>Measures each pair by the route of its project.</summary>
internal sealed class PairsByRoute(LaunchSettings settings)
{
    private readonly PairMeasurement turns = new(settings);
    private readonly LaunchMeasurement launches = new(settings);

    /// <inheritdoc cref="PairMeasurement.Measure"/>
    public (PairPlan Plan, LaunchValues? Base, LaunchValues Head) Measure(
        Subject? baseSide, Subject head, PairPlan? plan, bool baseFirst, int processor, CancellationToken cancellation) =>
        head.Route == MeasuringRoute.Launches
            ? launches.Measure(baseSide, head, (LaunchPlan?)plan, baseFirst, cancellation)
            : turns.Measure(baseSide, head, (TurnPlan?)plan, baseFirst, processor, cancellation);
}
