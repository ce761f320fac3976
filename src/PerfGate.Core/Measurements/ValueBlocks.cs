namespace PerfGate.Core.Measurements;

/// <summary>Shortens the values of a launch to what a file keeps.</summary>
public static class ValueBlocks
{
    /// <summary>
    /// The values themselves when there are at most <see cref="Launch.MaxValues"/>; else the medians of that many blocks of
    /// adjacent values, whose sizes differ by at most one.
    /// </summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> values)
    {
        if (values.Count <= Launch.MaxValues)
        {
            return values;
        }

        var medians = new double[Launch.MaxValues];
        for (var block = 0; block < medians.Length; block++)
        {
            var from = (int)((long)values.Count * block / medians.Length);
            var to = (int)((long)values.Count * (block + 1) / medians.Length);
            medians[block] = Median(values, from, to);
        }

        return medians;
    }

    private static double Median(IReadOnlyList<double> values, int from, int to)
    {
        var sorted = new double[to - from];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = values[from + i];
        }

        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
