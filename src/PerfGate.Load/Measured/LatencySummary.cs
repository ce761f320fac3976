namespace PerfGate.Load.Measured;

/// <summary>What is kept of a histogram of times; all in nanoseconds, all 0 when nothing was counted.</summary>
/// <remarks>Percentiles are the histogram's: the smallest recorded value that at least that part of the values does not exceed (HdrHistogram).</remarks>
public sealed record LatencySummary
{
    public static LatencySummary None { get; } = new();

    public long Count { get; init; }

    public double Mean { get; init; }

    public double StdDev { get; init; }

    public double P50 { get; init; }

    public double P90 { get; init; }

    public double P95 { get; init; }

    public double P99 { get; init; }

    public double P999 { get; init; }

    public double Max { get; init; }
}
