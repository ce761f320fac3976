namespace PerfGate.Statistics.Tests;

public sealed class BinomialTests
{
    /// <summary>Against the sum of all terms, each from Pascal's triangle.</summary>
    [Theory]
    [InlineData(12, 0.5)]
    [InlineData(30, 0.01)]
    [InlineData(50, 0.97)]
    public void TailsAreTheSumOfTheirTerms(int trials, double probability)
    {
        var terms = new double[trials + 1];
        terms[0] = 1;
        for (var n = 1; n <= trials; n++)
        {
            for (var k = n; k >= 0; k--)
            {
                terms[k] = ((1 - probability) * terms[k]) + (k > 0 ? probability * terms[k - 1] : 0);
            }
        }

        for (var k = 0; k <= trials; k++)
        {
            Assert.Equal(terms.Skip(k).Sum(), Binomial.AtLeast(trials, k, probability), 1e-12);
            Assert.Equal(terms.Take(k + 1).Sum(), Binomial.AtMost(trials, k, probability), 1e-12);
        }
    }

    [Fact]
    public void ManyTrialsAgreeWithThePoissonAndTheNormalLimit()
    {
        // Poisson(10): P(X ≥ 11) = 0.41696, P(X ≤ 10) = 0.58304.
        Assert.Equal(0.41696, Binomial.AtLeast(10_000_000, 11, 1e-6), 1e-4);
        Assert.Equal(StandardNormal.Cumulative(-2), Binomial.AtLeast(1_000_000, 501_000, 0.5), 1e-3);
    }

    /// <summary>Clopper and Pearson: without a success 1 - (α/2)^(1/n); 20 of 20 is at least 83.16 %.</summary>
    [Fact]
    public void IntervalsAreThoseOfTheExactTests()
    {
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 20), Binomial.ConfidenceInterval(20, 0, 0.95).High, 1e-9);
        Assert.Equal(0.8316, Binomial.ConfidenceInterval(20, 20, 0.95).Low, 1e-4);
        Assert.Equal(0, Binomial.ConfidenceInterval(20, 0, 0.95).Low);
        Assert.Equal(new Interval(0, 1), Binomial.ConfidenceInterval(0, 0, 0.95));
    }

    [Fact]
    public void ArgumentsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(3, 4, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(3, 2, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.ConfidenceInterval(3, 2, 1));
    }
}
