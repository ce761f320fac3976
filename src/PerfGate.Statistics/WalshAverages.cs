namespace PerfGate.Statistics;

/// <summary>The n(n + 1)/2 means (d_i + d_j)/2 with i ≤ j.</summary>
internal readonly ref struct WalshAverages(ReadOnlySpan<double> sorted) : IPairwiseValues
{
    private readonly ReadOnlySpan<double> _sorted = sorted;

    public long Count => (long)_sorted.Length * (_sorted.Length + 1) / 2;

    public double Smallest => _sorted[0];

    public double Largest => _sorted[^1];

    public long CountAtMost(double bound)
    {
        var count = 0L;
        var j = _sorted.Length - 1;
        for (var i = 0; i <= j; i++)
        {
            while (j >= i && PairwiseOrder.Midpoint(_sorted[i], _sorted[j]) > bound)
            {
                j--;
            }

            count += j - i + 1;
        }

        return count;
    }

    /// <summary>All of them, ascending.</summary>
    /// <param name="buffer">At least <see cref="Count"/> long.</param>
    /// <returns>The part of the buffer that was filled.</returns>
    public Span<double> List(Span<double> buffer)
    {
        var count = 0;
        for (var i = 0; i < _sorted.Length; i++)
        {
            for (var j = i; j < _sorted.Length; j++)
            {
                buffer[count++] = PairwiseOrder.Midpoint(_sorted[i], _sorted[j]);
            }
        }

        buffer = buffer[..count];
        buffer.Sort();
        return buffer;
    }
}
