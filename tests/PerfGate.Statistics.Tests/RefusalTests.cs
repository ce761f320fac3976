namespace PerfGate.Statistics.Tests;

/// <summary>What is refused is named, with its value and with what would be taken.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Of_a_family_of_tests() => Refused(
        "pValues", "2 isn't a p-value: 0 to 1 are allowed.", () => Holm.Adjust([0.5, 2], 2));

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1 + 1e-9)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_p_value_is_between_0_and_1(double p) => Assert.Throws<ArgumentException>(() => Holm.Adjust([0, 1, p], 3));

    [Fact]
    public void Both_ends_of_the_p_values_are_taken() => Assert.Equal([0, 1], Holm.Adjust([0, 1], 2));

    [Fact]
    public void Of_an_interval() =>
        Assert.Equal("An interval needs two ends in order; found [2, 1].", Assert.Throws<ArgumentException>(() => new Interval(2, 1)).Message);

    [Fact]
    public void Of_a_sample()
    {
        Refused("values", "The sample is empty.", () => Summary.Of([]));
        Refused("values", "Value 2 of the sample is NaN; a sample holds finite numbers only.", () => Quantiles.Median([1, 2, double.NaN]));
        Refused("x", "The sample is empty.", () => MannWhitney.Shift([], [1]));
        Refused("y", "Value 0 of the sample is NaN; a sample holds finite numbers only.", () => MannWhitney.ConfidenceInterval([1], [double.NaN], 0.9));
        Refused("x", "The sample is empty.", () => MannWhitney.ConfidenceInterval([], [1], 0.9));
        Refused("x", "The sample is empty.", () => MannWhitney.PValueGreater([], [1]));
        Refused("y", "The sample is empty.", () => MannWhitney.PValueGreater([1], []));
        Refused("y", "The sample is empty.", () => MannWhitney.Shift([1], []));
        Refused("series", "Value 1 of the sample is NaN; a sample holds finite numbers only.", () => Prediction.PValueGreater([5, double.NaN], 6));
        Refused("series", "One value has no spread; two at least are needed.", () => Prediction.PValueLess([5], 6));
        Refused("differences", "1001 differences; at most 1000 are accepted.", () => SignedRank.HodgesLehmann(new double[1001]));
        Refused("differences", "The sample is empty.", () => MinimumDetectableEffect.Of([], 0.01));
    }

    [Fact]
    public void Of_a_probability_and_a_quantile()
    {
        Refused("confidence", "A probability strictly between 0 and 1 is needed.", () => MannWhitney.ConfidenceInterval([1], [2], 1));
        Refused("confidence", "A probability strictly between 0 and 1 is needed.", () => Prediction.Margin([1, 2], 0));
        Refused("level", "A probability strictly between 0 and 1 is needed.", () => MinimumDetectableEffect.OfSpread(1, 20, 1));
        Refused("power", "A probability strictly between 0 and 1 is needed.", () => MinimumDetectableEffect.OfSpread(1, 20, 0.01, 0));
        Refused("p", "A quantile is asked for between 0 and 1.", () => Quantiles.Linear([1], 2));
    }

    [Fact]
    public void Of_a_shift_and_of_values_that_overflow()
    {
        Refused("shift", "Difference 0 less the shift is NaN; it must be finite.", () => SignedRank.PValueLess([1, 2], double.NaN));
        Assert.Equal(
            "The samples are too far apart: a difference overflows.",
            Assert.Throws<ArgumentException>(() => MannWhitney.ConfidenceInterval([double.MaxValue, 0], [double.MinValue, 0], 0.1)).Message);
    }

    [Fact]
    public void Of_a_plan_of_looks()
    {
        Refused("weights", "2 looks and 1 weights; there must be as many, and one at least.", () => LookPlan.Of([4, 8], [1]));
        Refused("pairs", "Looks at 4, 4 pairs; they must ascend from 1.", () => LookPlan.Of([4, 4], [0.5, 0.5]));
        Refused("pairs", "Looks at 0, 4 pairs; they must ascend from 1.", () => LookPlan.Of([0, 4], [0.5, 0.5]));
        Refused("weights", "Weights 0, 1; they must be positive and add up to at most 1.", () => LookPlan.Of([4, 8], [0, 1]));
        Refused("weights", "Weights 1, 1; they must be positive and add up to at most 1.", () => LookPlan.Of([4, 8], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LookPlan.Create(1, 0.01, mostPairs: 0, mostLooks: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LookPlan.Create(1, 0.01, mostPairs: 10, mostLooks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LookPlan.Create(1, 0.01, mostPairs: 40, mostLooks: 5));
        Assert.Equal([1], LookPlan.Of([1], [1]).Pairs);
        Assert.Equal([1], LookPlan.Create(1, 0.01, mostPairs: 1, mostLooks: 1).Pairs);
    }

    private static void Refused(string name, string message, Action action)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(action);

        Assert.Equal(name, refused.ParamName);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }
}
