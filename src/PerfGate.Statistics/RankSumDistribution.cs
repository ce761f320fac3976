using System.Buffers;
using System.Numerics;

namespace PerfGate.Statistics;

/// <summary>
/// The exact distribution of U, the number of pairs (x, y) with x greater than y and half the number with x equal to y, when every
/// way to call m of the m + n pooled values "x" is equally likely.
/// </summary>
/// <remarks>
/// Values are taken in ascending order, one group of equal ones at a time; the table counts the ways to have j of them in x
/// with a given U so far. It is held in doubles: exact up to 2^53 ways, otherwise to a relative error of about (m + n) · 2^-53.
/// </remarks>
internal static class RankSumDistribution
{
    /// <summary>P(2U ≤ <paramref name="doubledLimit"/>).</summary>
    /// <param name="tieSizes">Sizes of the groups of equal values in ascending order of value; they sum to m + n.</param>
    /// <param name="m">Size of x, at least 1.</param>
    /// <param name="n">Size of y, at least 1.</param>
    /// <param name="doubledLimit">Any integer.</param>
    public static double LowerTail(ReadOnlySpan<int> tieSizes, int m, int n, int doubledLimit)
    {
        // P(U ≤ u) is 1 - P(U' ≤ mn - u - ½) for the U' of the samples exchanged: only the shorter side is counted.
        return doubledLimit <= m * n
            ? ShortTail(tieSizes, m, n, doubledLimit)
            : 1 - ShortTail(tieSizes, n, m, (2 * m * n) - doubledLimit - 1);
    }

    /// <summary>How many of the values 0, 1, 2, … have P(U ≤ value) ≤ <paramref name="tail"/> when there are no ties.</summary>
    public static int ValuesWithin(int m, int n, double tail)
    {
        var tieSizes = new int[m + n];
        Array.Fill(tieSizes, 1);
        var limit = m * n / 2;
        var width = limit + 1;
        var table = ArrayPool<double>.Shared.Rent((Math.Min(m, n) + 1) * width);
        try
        {
            var counts = Count(tieSizes, Math.Min(m, n), Math.Max(m, n), 1, width, table);
            var allowed = tail * Binomial(m + n, m);
            var cumulative = 0.0;
            var values = 0;
            while (values < width && (cumulative += counts[values]) <= allowed)
            {
                values++;
            }

            return values;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(table);
        }
    }

    private static double ShortTail(ReadOnlySpan<int> tieSizes, int m, int n, int doubledLimit)
    {
        if (doubledLimit < 0)
        {
            return 0;
        }

        if (m > n)
        {
            // From the other end with the names exchanged, the same pairs count; the table has a row for each x.
            Span<int> reversed = new int[tieSizes.Length];
            tieSizes.CopyTo(reversed);
            reversed.Reverse();
            return ShortTail(reversed, n, m, doubledLimit);
        }

        // Without ties U is an integer and needs no doubling.
        var unit = tieSizes.Length == m + n ? 1 : 2;
        var width = (unit == 1 ? doubledLimit / 2 : doubledLimit) + 1;
        var table = ArrayPool<double>.Shared.Rent((m + 1) * width);
        try
        {
            var ways = 0.0;
            foreach (var count in Count(tieSizes, m, n, unit, width, table))
            {
                ways += count;
            }

            return Math.Min(1, ways / Binomial(m + n, m));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(table);
        }
    }

    private static ReadOnlySpan<double> Count(ReadOnlySpan<int> tieSizes, int m, int n, int unit, int width, double[] table)
    {
        Array.Clear(table, 0, (m + 1) * width);
        table[0] = 1;
        var taken = 0;
        foreach (var size in tieSizes)
        {
            // Descending, so that a row is read before this group has changed it. Rows that leave more than n values to y are skipped.
            for (var inX = Math.Min(m, taken + size); inX >= Math.Max(1, taken + size - n); inX--)
            {
                var target = table.AsSpan(inX * width, width);
                for (var x = Math.Min(size, inX); x >= Math.Max(1, inX - taken); x--)
                {
                    var y = size - x;
                    var yBefore = taken - (inX - x);
                    var added = (unit * x * yBefore) + (unit * x * y / 2);
                    if (added < width)
                    {
                        Add(table.AsSpan((inX - x) * width, width - added), target[added..], Binomial(size, x));
                    }
                }
            }

            taken += size;
        }

        return table.AsSpan(m * width, width);
    }

    private static void Add(ReadOnlySpan<double> source, Span<double> target, double factor)
    {
        var u = 0;
        for (; u <= source.Length - Vector<double>.Count; u += Vector<double>.Count)
        {
            var sum = new Vector<double>(target[u..]) + (factor * new Vector<double>(source[u..]));
            sum.CopyTo(target[u..]);
        }

        for (; u < source.Length; u++)
        {
            target[u] += factor * source[u];
        }
    }

    private static double Binomial(int n, int k)
    {
        var value = 1.0;
        for (var i = 0; i < Math.Min(k, n - k); i++)
        {
            value = value * (n - i) / (i + 1);
        }

        return value;
    }
}
