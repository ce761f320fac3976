using MathNet.Numerics.Distributions;
using PerfGate.Statistics;

namespace PerfGate.Lab.Scoring;

/// <summary>How another tool calls a benchmark slower, with the settings that it comes with.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="IsSlower">Whether it would turn red.</param>
internal sealed record PeerRule(string Name, Func<Sides, bool> IsSlower)
{
    /// <summary>Criterion draws 100,000; its verdicts at 2,000 differ at the edge of the level only.</summary>
    private const int Resamples = 2_000;

    public static IReadOnlyList<PeerRule> All { get; } =
    [
        new("github-action-benchmark, ratio of means > 2", sides => sides.Ratio > 2),
        new("fixed threshold 5 %", sides => sides.Ratio > 1.05),
        new("fixed threshold 10 %", sides => sides.Ratio > 1.10),
        new("ResultsComparer, 2 %", sides => ResultsComparer(sides, 0.02)),
        new("ResultsComparer, 5 %", sides => ResultsComparer(sides, 0.05)),
        new("ResultsComparer, 10 %", sides => ResultsComparer(sides, 0.10)),
        new("benchstat, Mann–Whitney at 0.05", Benchstat),
        new("Bencher, t-test at 0.99 on the history", Bencher),
        new("Criterion, bootstrap t-test at 0.05 beyond 1 %", Criterion),
        new("Tango, mean difference over 2.6 standard errors and 1 %", Tango),
    ];

    /// <summary>One-sided Mann–Whitney against base moved by the threshold, and a difference of more than 0.3 ns.</summary>
    private static bool ResultsComparer(Sides sides, double threshold)
    {
        const double Noise = 0.3;
        if (Math.Min(sides.Base.Length, sides.Head.Length) < 3 || Math.Max(sides.Base.Length, sides.Head.Length) < 5)
        {
            return false;
        }

        var moved = Array.ConvertAll(sides.Base, value => value + (threshold * sides.Base.Average()));
        return MannWhitney.PValueGreater(moved, sides.Head) < 0.05
            && Quantiles.Median(sides.Head) - Quantiles.Median(sides.Base) > Noise;
    }

    private static bool Benchstat(Sides sides) =>
        MannWhitney.PValueTwoSided(sides.Base, sides.Head) < 0.05 && Quantiles.Median(sides.Head) > Quantiles.Median(sides.Base);

    /// <summary>Prediction limit over at most 64 earlier means; silent until there are two.</summary>
    private static bool Bencher(Sides sides)
    {
        double[] past = [.. sides.History.TakeLast(64)];
        if (past.Length < 2)
        {
            return false;
        }

        var spread = Summary.Of(past).StdDev;
        var limit = past.Average() + (StudentT.InvCDF(0, 1, past.Length - 1, 0.99) * spread * Math.Sqrt(1 + (1.0 / past.Length)));
        return sides.Head.Average() > limit;
    }

    /// <summary>Both of its conditions: the bootstrapped t-test of equal means, and a 95 % interval of the change wholly above 1 %.</summary>
    private static bool Criterion(Sides sides)
    {
        // From the samples alone, so that the bank scores the same each time; HashCode is another in every process.
        var bits = BitConverter.DoubleToInt64Bits(sides.Base[0]) ^ (31 * BitConverter.DoubleToInt64Bits(sides.Head[0])) ^ sides.Base.Length;
        var random = new Random((int)(bits ^ (bits >> 32)) & int.MaxValue);
        double[] pooled = [.. sides.Base, .. sides.Head];
        var observed = Math.Abs(WelchT(sides.Base, sides.Head));
        var (beyond, changes) = (0, new double[Resamples]);
        for (var i = 0; i < Resamples; i++)
        {
            beyond += Math.Abs(WelchT(Draw(pooled, sides.Base.Length), Draw(pooled, sides.Head.Length))) >= observed ? 1 : 0;
            changes[i] = (Draw(sides.Head, sides.Head.Length).Average() / Draw(sides.Base, sides.Base.Length).Average()) - 1;
        }

        return (double)beyond / Resamples < 0.05 && Quantiles.Linear(changes, 0.025) > 0.01;

        double[] Draw(double[] from, int count)
        {
            var drawn = new double[count];
            for (var i = 0; i < count; i++)
            {
                drawn[i] = from[random.Next(from.Length)];
            }

            return drawn;
        }
    }

    private static bool Tango(Sides sides)
    {
        double[] differences = [.. sides.Base.Zip(sides.Head, (before, after) => after - before)];
        var mean = differences.Average();
        var error = Summary.Of(differences).StdDev / Math.Sqrt(differences.Length);
        return mean / error >= 2.6 && mean / sides.Base.Average() > 0.01;
    }

    private static double WelchT(double[] one, double[] other) =>
        (other.Average() - one.Average()) / Math.Sqrt((Variance(one) / one.Length) + (Variance(other) / other.Length));

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
