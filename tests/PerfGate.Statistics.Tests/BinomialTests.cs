using System.Numerics;

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

    /// <summary>R's <c>binom.test(9, 24)</c> prints the interval 0.1879929 to 0.5940636.</summary>
    [Fact]
    public void NineOf24AsInR()
    {
        var interval = Binomial.ConfidenceInterval(24, 9, 0.95);

        Assert.Equal(0.1879929, interval.Low, 5e-8);
        Assert.Equal(0.5940636, interval.High, 5e-8);
    }

    /// <summary>Clopper and Pearson's definition: at either end one of the one-sided tests has just half of what is left.</summary>
    [Theory]
    [InlineData(20, 1)]
    [InlineData(20, 19)]
    [InlineData(400, 37)]
    public void AtTheEndsOfAnIntervalATestIsAtItsLevel(int trials, int successes)
    {
        var interval = Binomial.ConfidenceInterval(trials, successes, 0.9);

        Assert.Equal(0.05, Binomial.AtLeast(trials, successes, interval.Low), 1e-10);
        Assert.Equal(0.05, Binomial.AtMost(trials, successes, interval.High), 1e-10);
    }

    /// <summary>Both sides of the number of trials from which factorials come from a series, to all but the last digits.</summary>
    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(33)]
    public void SmallTailsAreRightInAllTheirDigits(int trials)
    {
        for (var successes = 1; successes <= trials; successes++)
        {
            // With p = 1/2 a tail is a number of subsets over 2^n.
            var subsets = Enumerable.Range(successes, trials - successes + 1).Aggregate(BigInteger.Zero, (sum, k) => sum + Choose(trials, k));

            Assert.Equal(1, Binomial.AtLeast(trials, successes, 0.5) / Math.ScaleB((double)subsets, -trials), 1e-13);
        }
    }

    /// <summary>Counted from a place that the mode is far above, every term would be rounded to nothing.</summary>
    [Fact]
    public void WhatIsNearlyCertainIsNotLostBelowTheMode()
    {
        Assert.Equal(1, Binomial.AtLeast(10_000, 100, 0.9));
        Assert.Equal(1, Binomial.AtMost(10_000, 9_900, 0.1));
    }

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 3, 0, 1)]
    [InlineData(1, 3, 1, 0)]
    [InlineData(1, 5, 1, 1)]
    public void WhatIsCertainOrImpossibleIsExact(double probability, int successes, double atLeast, double atMost)
    {
        Assert.Equal(atLeast, Binomial.AtLeast(5, successes, probability));
        Assert.Equal(atMost, Binomial.AtMost(5, successes, probability));
    }

    [Fact]
    public void ArgumentsOutOfRangeAreRefused()
    {
        Assert.Equal("trials", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(-1, 0, 0.5)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(-1, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(3, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(3, 2, -0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.ConfidenceInterval(3, 4, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(3, 4, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.AtLeast(3, 2, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.ConfidenceInterval(3, 2, 1));
    }

    private static BigInteger Choose(int n, int k) =>
        Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - k + i) / i);
}
