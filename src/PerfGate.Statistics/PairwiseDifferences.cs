namespace PerfGate.Statistics;

/// <summary>The m · n differences y_j - x_i.</summary>
internal readonly ref struct PairwiseDifferences(ReadOnlySpan<double> sortedX, ReadOnlySpan<double> sortedY) : IPairwiseValues
{
    private readonly ReadOnlySpan<double> _x = sortedX;
    private readonly ReadOnlySpan<double> _y = sortedY;

    public long Count => (long)_x.Length * _y.Length;

    public double Smallest => _y[0] - _x[^1];

    public double Largest => _y[^1] - _x[0];

    public long CountAtMost(double bound)
    {
        var count = 0L;
        var j = 0;
        foreach (var x in _x)
        {
            while (j < _y.Length && _y[j] - x <= bound)
            {
                j++;
            }

            count += j;
        }

        return count;
    }
}
