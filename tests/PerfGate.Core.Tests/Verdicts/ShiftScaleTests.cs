using PerfGate.Core.Measurements;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Statistics;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>From a shift on the scale of a test back to ratios and growth, worked out by hand.</summary>
public sealed class ShiftScaleTests
{
    private static readonly ShiftScale Times = new(Logarithmic: true, Better.Lower, 200);
    private static readonly ShiftScale Rates = new(Logarithmic: true, Better.Higher, 200);
    private static readonly ShiftScale Counts = new(Logarithmic: false, Better.Lower, 200);
    private static readonly ShiftScale Hits = new(Logarithmic: false, Better.Higher, 200);

    [Fact]
    public void A_fraction_of_the_base_is_a_logarithm_or_an_amount()
    {
        Assert.Equal(Math.Log(1.03), Times.OfFraction(0.03), 15);
        Assert.Equal(6, Counts.OfFraction(0.03), 12);
        Assert.Equal(6, (Counts with { BaseMedian = -200 }).OfFraction(0.03), 12);
    }

    [Fact]
    public void And_back()
    {
        Assert.Equal(0.25, Times.ToFraction(Math.Log(1.25)), 12);
        Assert.Equal(0.03, Counts.ToFraction(6), 12);
        Assert.Equal(0.03, (Counts with { BaseMedian = -200 }).ToFraction(6), 12);
        Assert.Equal(double.PositiveInfinity, (Counts with { BaseMedian = 0 }).ToFraction(6));
        Assert.Equal((0, 0), ((Counts with { BaseMedian = 0 }).ToFraction(0), (Counts with { BaseMedian = 0 }).ToFraction(-1)));
    }

    /// <summary>A worsening by a quarter: a time of 5 / 4, a rate of 4 / 5. By 50 of 200: 250 of what should be few, 150 of what should be many.</summary>
    [Fact]
    public void The_ratio_is_head_over_base_in_either_direction()
    {
        Assert.Equal(1.25, Times.Ratio(Math.Log(1.25))!.Value, 12);
        Assert.Equal(0.8, Rates.Ratio(Math.Log(1.25))!.Value, 12);
        Assert.Equal(1.25, Counts.Ratio(50)!.Value, 12);
        Assert.Equal(0.75, Hits.Ratio(50)!.Value, 12);
        Assert.Null((Counts with { BaseMedian = 0 }).Ratio(50));
        Assert.Null((Counts with { BaseMedian = -1 }).Ratio(50));
    }

    [Fact]
    public void An_interval_keeps_its_ends_in_order_and_is_none_where_one_is_open()
    {
        var worsening = new Interval(Math.Log(1.25), Math.Log(2));

        Assert.Equal((1.25, 2.0), Rounded(Times.Ratio(worsening)));
        Assert.Equal((0.5, 0.8), Rounded(Rates.Ratio(worsening)));
        Assert.Null(Times.Ratio(new Interval(0, double.PositiveInfinity)));
        Assert.Null(Times.Ratio(new Interval(double.NegativeInfinity, 0)));
        Assert.Null((Counts with { BaseMedian = 0 }).Ratio(new Interval(0, 1)));
    }

    [Fact]
    public void Growth_is_relative_to_the_better_side_and_absolute_in_the_unit()
    {
        Assert.Equal((0.25, 50), Rounded(Times.Growth(Math.Log(1.25))));
        Assert.Equal((0.25, 40), Rounded(Rates.Growth(Math.Log(1.25))));
        Assert.Equal((0.25, 50), Rounded(Counts.Growth(50)));
        Assert.Equal((Math.Round(50 / 150.0, 9), 50), Rounded(Hits.Growth(50)));
        Assert.Equal((-0.25, -50), Rounded(Counts.Growth(-50)));
    }

    [Theory]
    [InlineData(64, 72, Better.Lower, 0.125, 8)]
    [InlineData(72, 64, Better.Higher, 0.125, 8)]
    [InlineData(0, 8, Better.Lower, double.PositiveInfinity, 8)]
    [InlineData(0, -8, Better.Lower, double.NegativeInfinity, -8)]
    [InlineData(-4, 8, Better.Lower, double.PositiveInfinity, 12)]
    [InlineData(0, 0, Better.Lower, 0, 0)]
    [InlineData(8, 0, Better.Higher, double.PositiveInfinity, 8)]
    public void Growth_between_two_values(double before, double after, Better better, double relative, double absolute) =>
        Assert.Equal(new Growth(relative, absolute), ShiftScale.GrowthOf(before, after, better));

    /// <summary>What half the width of an interval with that tail says, twice: (z of the level + z of the power) standard errors.</summary>
    [Fact]
    public void Unpaired_launches_could_have_shown_two_half_widths()
    {
        double[] one = [.. Enumerable.Range(0, 12).Select(i => (double)i)];
        double[] other = [.. one.Select(value => value + 0.5)];
        double Half(double tail) => Width(MannWhitney.ConfidenceInterval(one, other, 1 - (2 * tail))) / 2;

        Assert.Equal(Half(0.01) + Half(0.1), new UnpairedShift(one, other).DetectableAt(0.01), 12);
        Assert.Equal(Half(0.1), new UnpairedShift(one, other).DetectableAt(0.5), 12);
        Assert.Equal(double.PositiveInfinity, new UnpairedShift(one, other).DetectableAt(1e-17));
        Assert.Equal(double.PositiveInfinity, new UnpairedShift([1, 2], [3, 4]).DetectableAt(0.01));
    }

    [Fact]
    public void A_prediction_could_have_shown_two_margins()
    {
        double[] history = [100, 102, 98, 101, 99];
        var shift = new PredictedShift(history, 104);
        var interval = shift.Interval(0.98);

        Assert.Equal(4, shift.Estimate(), 12);
        Assert.Equal((4 - 6.490, 4 + 6.490), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
        Assert.Equal(Prediction.MarginOfTail(history, 0.01) + Prediction.MarginOfTail(history, 0.1), shift.DetectableAt(0.01), 12);
    }

    private static double Width(Interval interval) => interval.High - interval.Low;

    private static (double, double) Rounded(Interval? interval) => (Math.Round(interval!.Value.Low, 9), Math.Round(interval.Value.High, 9));

    private static (double, double) Rounded(Growth growth) => (Math.Round(growth.Relative, 9), Math.Round(growth.Absolute, 9));
}
