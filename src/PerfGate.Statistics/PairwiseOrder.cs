namespace PerfGate.Statistics;

/// <summary>Order statistics of pairwise values by bisection over the doubles: exact, without storing or sorting the values.</summary>
internal static class PairwiseOrder
{
    /// <summary>The value with the given rank in ascending order; 1 is the smallest.</summary>
    public static double Select<T>(T values, long rank)
        where T : IPairwiseValues, allows ref struct
    {
        var low = Key(values.Smallest);
        var high = Key(values.Largest);
        while (low < high)
        {
            var middle = (low & high) + ((low ^ high) >> 1);
            if (values.CountAtMost(FromKey(middle)) >= rank)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return FromKey(low);
    }

    public static double Median<T>(T values)
        where T : IPairwiseValues, allows ref struct
    {
        var rank = (values.Count + 1) / 2;
        var lower = Select(values, rank);
        return values.Count % 2 == 1 || values.CountAtMost(lower) > rank
            ? lower
            : Midpoint(lower, Select(values, rank + 1));
    }

    /// <summary>The mean of two finite numbers, also when their sum overflows.</summary>
    public static double Midpoint(double a, double b)
    {
        var sum = a + b;
        return double.IsFinite(sum) ? sum / 2 : (a / 2) + (b / 2);
    }

    // Integers in the order of the doubles: IEEE 754 orders non-negative numbers by their bits, negative ones the other way round.
    private static long Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double FromKey(long key) => BitConverter.Int64BitsToDouble(key >= 0 ? key : long.MinValue - key);
}
