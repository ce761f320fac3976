namespace PerfGate.Statistics;

/// <summary>Student's t distribution for whole degrees of freedom.</summary>
/// <remarks>Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4: finite sums, exact but for rounding.</remarks>
internal static class StudentT
{
    /// <summary>P(T ≥ <paramref name="t"/>).</summary>
    /// <param name="t">Not NaN.</param>
    /// <param name="degrees">Of freedom, at least 1.</param>
    public static double UpperTail(double t, int degrees) =>
        (1 - Math.CopySign(Within(Math.Abs(t), degrees), t)) / 2;

    /// <summary>The t with P(T ≥ t) = <paramref name="tail"/>, by bisection.</summary>
    /// <param name="tail">Strictly between 0 and 1.</param>
    /// <param name="degrees">Of freedom, at least 1.</param>
    public static double Quantile(double tail, int degrees)
    {
        const int Halvings = 200;
        Sample.RequireOpenProbability(tail, nameof(tail));
        var (low, high) = (-1.0, 1.0);
        while (UpperTail(high, degrees) > tail)
        {
            high *= 2;
        }

        while (UpperTail(low, degrees) < tail)
        {
            low *= 2;
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (UpperTail(middle, degrees) > tail)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>P(|T| &lt; t).</summary>
    private static double Within(double t, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (double.IsInfinity(t))
        {
            return 1;
        }

        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        var isOdd = degrees % 2 == 1;
        if (degrees == 1)
        {
            return 2 * angle / Math.PI;
        }

        // Each term is the one before times (k - 1) / k · cos²; odd degrees begin with cos, even ones with 1.
        var term = isOdd ? cosine : 1;
        var sum = term;
        for (var k = isOdd ? 3 : 2; k < degrees; k += 2)
        {
            term *= (k - 1.0) / k * cosine * cosine;
            sum += term;
        }

        return isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}
