namespace PerfGate.Statistics;

/// <summary>How many of n independent trials succeed, exactly.</summary>
/// <remarks>
/// The interval inverts the two one-sided tests: Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case
/// of the Binomial", Biometrika 26 (1934).
/// </remarks>
public static class Binomial
{
    private const int Bisections = 100;

    /// <summary>Probability of at least <paramref name="successes"/> among <paramref name="trials"/>.</summary>
    /// <param name="trials">At least 0.</param>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="probability">Of one success, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double AtLeast(long trials, long successes, double probability)
    {
        Require(trials, successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (successes == 0 || probability == 1)
        {
            return 1;
        }

        // The tail that does not hold the mode: its terms only fall.
        return successes > trials * probability
            ? Tail(trials, successes, probability, step: 1)
            : Math.Max(0, 1 - Tail(trials, successes - 1, probability, step: -1));
    }

    /// <summary>Probability of at most <paramref name="successes"/> among <paramref name="trials"/>.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static double AtMost(long trials, long successes, double probability) =>
        AtLeast(trials, trials - successes, 1 - probability);

    /// <summary>The probabilities that neither one-sided test rejects at half of 1 - confidence.</summary>
    /// <param name="trials">At least 0; without any the interval is 0 to 1.</param>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Interval ConfidenceInterval(long trials, long successes, double confidence)
    {
        Sample.RequireOpenProbability(confidence, nameof(confidence));
        var tail = (1 - confidence) / 2;
        return new Interval(
            Root(p => AtLeast(trials, successes, p) < tail),
            Root(p => AtMost(trials, successes, p) > tail));
    }

    /// <summary>Where a condition that holds from 0 upwards ceases to hold: 0 where it never does, 1 where it always does.</summary>
    private static double Root(Predicate<double> holds)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double Tail(long trials, long from, double probability, int step)
    {
        var odds = probability / (1 - probability);
        var term = Math.Exp(
            LogFactorial(trials) - LogFactorial(from) - LogFactorial(trials - from)
            + (from * Math.Log(probability)) + ((trials - from) * double.LogP1(-probability)));
        var sum = 0.0;

        // Behind the last count, 0 or that of all trials, the term is 0.
        for (var k = from; term > sum * 1e-17; k += step)
        {
            sum += term;
            term *= step == 1 ? odds * (trials - k) / (k + 1) : k / (odds * (trials - k + 1));
        }

        return Math.Min(1, sum);
    }

    /// <summary>Stirling's series, https://dlmf.nist.gov/5.11.E1, with an error below 1e-13 from 16 on; the product below.</summary>
    private static double LogFactorial(long n)
    {
        if (n < 16)
        {
            var product = 1.0;
            for (var i = 2; i <= n; i++)
            {
                product *= i;
            }

            return Math.Log(product);
        }

        var x = n + 1.0;
        var square = x * x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + ((1.0 / 12) - ((1.0 / 360) - ((1.0 / 1260) - (1.0 / (1680 * square))) / square) / square) / x;
    }

    private static void Require(long trials, long successes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }
}
