namespace PerfGate.Load.Scenarios;

/// <summary>A stretch of time in which the rate stays or changes evenly.</summary>
/// <param name="From">Arrivals per second at its start, above 0.</param>
/// <param name="To">Arrivals per second at its end; the same for a constant rate.</param>
/// <param name="Time">How long, above zero.</param>
public sealed record LoadStage(double From, double To, TimeSpan Time)
{
    public static LoadStage Constant(double rate, TimeSpan time) => new(rate, rate, time);
}
