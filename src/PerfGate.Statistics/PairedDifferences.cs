namespace PerfGate.Statistics;

/// <summary>Differences of pairs in the order in which they were measured, and the test of the first so many of them, made once for each number.</summary>
/// <param name="values">1 to <see cref="SignedRank.MaximumPairs"/> finite values; they are not copied.</param>
public sealed class PairedDifferences(double[] values)
{
    private readonly SignFlip?[] _tests = new SignFlip?[values.Length + 1];

    public int Count => values.Length;

    /// <summary>The test of the first differences.</summary>
    /// <param name="count">1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentException">There are none or too many, or one is NaN or infinite.</exception>
    public SignFlip First(int count) => _tests[count] ??= SignFlip.Of(values.AsSpan(0, count));
}
