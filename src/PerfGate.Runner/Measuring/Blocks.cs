using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Runner.Measuring;

/// <summary>Condenses a launch's turns into the values that are kept: medians of blocks of adjacent turns.</summary>
internal static class Blocks
{
    /// <summary>Half of what a file may hold: the judge needs the launch's median, and ten thousand benchmarks stay quick to read.</summary>
    public const int MostValues = Launch.MaxValues / 2;

    /// <param name="turns">Values in the order in which they were measured; an even number where there are more than are kept.</param>
    /// <returns>At most <see cref="MostValues"/> values; the turns themselves when they are not more.</returns>
    public static double[] Medians(ReadOnlySpan<double> turns)
    {
        if (turns.Length <= MostValues)
        {
            return turns.ToArray();
        }

        // No block is shorter than a round A B and a round B A.
        var medians = new double[Math.Min(MostValues, turns.Length / 2)];
        for (var block = 0; block < medians.Length; block++)
        {
            // Even bounds: a block holds as many rounds A B as B A.
            var from = block * turns.Length / medians.Length / 2 * 2;
            var to = block == medians.Length - 1 ? turns.Length : (block + 1) * turns.Length / medians.Length / 2 * 2;
            medians[block] = Quantiles.Median(turns[from..to]);
        }

        return medians;
    }
}
