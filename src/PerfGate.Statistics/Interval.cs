namespace PerfGate.Statistics;

/// <summary>A closed interval of the real line. An infinite end says that the data bound nothing on that side.</summary>
/// <param name="Low">Lower end, in the unit of the data; negative infinity is allowed, NaN is not.</param>
/// <param name="High">Upper end, at least <paramref name="Low"/>; positive infinity is allowed, NaN is not.</param>
/// <exception cref="ArgumentException">An end is NaN, or the ends are in the wrong order.</exception>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The whole line: nothing is known.</summary>
    public static Interval Unbounded { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    // Without setters no copy can get round the check.
    public double Low { get; } = Low <= High
        ? Low
        : throw new ArgumentException($"An interval needs two ends in order; found [{Low}, {High}].");

    public double High { get; } = High;

    public bool Contains(double value) => Low <= value && value <= High;
}
