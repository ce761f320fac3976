namespace PerfGate.Load.Scenarios;

/// <summary>Looks for the highest rate that keeps every budget.</summary>
/// <param name="From">Arrivals per second that are tried first, above 0.</param>
/// <param name="To">The highest that is tried.</param>
public sealed record CapacityPlan(double From, double To)
{
    /// <summary>Time at each rate.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The search ends when the highest rate that holds and the lowest that does not are this near, as a fraction.</summary>
    public double Precision { get; init; } = 0.05;
}
