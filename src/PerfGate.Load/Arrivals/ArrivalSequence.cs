using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Arrivals;

/// <summary>When requests are due, decided by the plan and its seed alone.</summary>
/// <remarks>
/// The k-th constant arrival is where the integral of the rate reaches k. Poisson arrivals are where it reaches the k-th point of a
/// Poisson process of rate 1 (time rescaling: Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", 1979, §1).
/// </remarks>
internal sealed class ArrivalSequence
{
    private const ulong Purpose = 1;

    private readonly CumulativeRate rate;
    private readonly Randomness? gaps;
    private readonly double step;
    private double count;

    /// <param name="stages">Warm-up included.</param>
    /// <param name="pattern">Even or exponential gaps.</param>
    /// <param name="seed">Of the plan.</param>
    /// <param name="part">Of several generators, the index of this one, 0 to <paramref name="parts"/> − 1; each sends every n-th arrival.</param>
    public ArrivalSequence(IReadOnlyList<LoadStage> stages, ArrivalPattern pattern, ulong seed, int part = 0, int parts = 1)
    {
        rate = new CumulativeRate(stages);
        gaps = pattern == ArrivalPattern.Poisson ? Randomness.For(seed, Purpose + ((ulong)part << 32)) : null;
        step = parts;
        count = gaps is null ? part : gaps.Exponential() * step;
    }

    /// <summary>The next arrival, s from the start; false when there is none any more.</summary>
    public bool TryNext(out double due)
    {
        due = rate.TimeOf(count);
        count += gaps is null ? step : gaps.Exponential() * step;
        return due < rate.Seconds;
    }
}
