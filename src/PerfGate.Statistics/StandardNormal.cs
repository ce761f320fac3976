namespace PerfGate.Statistics;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
internal static class StandardNormal
{
    private const double SeriesEnd = 3;
    private const int FractionTerms = 150;

    private static ReadOnlySpan<double> CentralNumerator =>
    [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    private static ReadOnlySpan<double> CentralDenominator =>
    [
        1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static ReadOnlySpan<double> FarNumerator =>
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static ReadOnlySpan<double> FarDenominator =>
    [
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>
    /// The value that a standard normal variable stays below with probability <paramref name="p"/>, to about 1e-15 relative.
    /// Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), routine PPND16.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> isn't strictly between 0 and 1.</exception>
    public static double Quantile(double p)
    {
        Sample.RequireOpenProbability(p, nameof(p));
        var centred = p - 0.5;
        if (Math.Abs(centred) <= 0.425)
        {
            var r = 0.180625 - (centred * centred);
            return centred * Polynomial(CentralNumerator, r) / Polynomial(CentralDenominator, r);
        }

        var tail = Math.Sqrt(-Math.Log(Math.Min(p, 1 - p)));
        var quantile = tail <= 5
            ? Polynomial(MiddleNumerator, tail - 1.6) / Polynomial(MiddleDenominator, tail - 1.6)
            : Polynomial(FarNumerator, tail - 5) / Polynomial(FarDenominator, tail - 5);
        return Math.CopySign(quantile, centred);
    }

    /// <summary>
    /// The probability that a standard normal variable is at most <paramref name="z"/>: the power series 26.2.11 of Abramowitz and
    /// Stegun, "Handbook of Mathematical Functions" (1964), near 0, and their continued fraction 26.2.14 in the tails.
    /// </summary>
    public static double Cumulative(double z)
    {
        var density = Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(z) <= SeriesEnd)
        {
            var term = z;
            var sum = z;
            for (var odd = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; odd += 2)
            {
                term *= z * z / odd;
                sum += term;
            }

            return 0.5 + (density * sum);
        }

        var fraction = Math.Abs(z);
        for (var k = FractionTerms; k >= 1; k--)
        {
            fraction = Math.Abs(z) + (k / fraction);
        }

        var tail = density / fraction;
        return z < 0 ? tail : 1 - tail;
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * x) + coefficients[i];
        }

        return value;
    }
}
