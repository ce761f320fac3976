using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Statistics;
using PerfGate.TestKit;

namespace PerfGate.Charts.Tests;

/// <summary>Reported: a chart of a number that no run gives, but a file may hold, was never finished. Every axis has few ticks, whatever is drawn.</summary>
public sealed class ExtremeNumbersTests
{
    private static readonly double[] Extremes =
    [
        double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, 0, double.Epsilon, 1e-310, 2.3e-308, 1e-15, 1, 1e15, 1e300, 1e308, double.MaxValue,
        double.PositiveInfinity, double.NaN,
    ];

    public static TheoryData<double, double> Pairs => new(Extremes.SelectMany(_ => Extremes, (one, other) => (one, other)));

    public static TheoryData<double> Each => [.. Extremes];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_axis_of_values_has_two_to_six_ticks_in_their_order(double one, double other)
    {
        foreach (var mayBeLogarithmic in new[] { true, false })
        {
            var scale = ValueScale.For([one, other], mayBeLogarithmic);

            var ticks = scale.Ticks();

            Assert.InRange(ticks.Count, 2, 6);
            Assert.All(ticks, tick => Assert.True(double.IsFinite(tick) && tick >= 0));
            Assert.Equal(ticks.Distinct().Order(), ticks);
            Assert.All(ticks.Concat([one, other]), value => Assert.InRange(scale.Place(value), 0, 1));
        }
    }

    [Fact]
    public void An_axis_of_no_values_has_ticks() => Assert.InRange(ValueScale.For([]).Ticks().Count, 2, 6);

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-300)]
    [InlineData(1)]
    [InlineData(1e9)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void An_axis_of_times_has_no_more_ticks_than_asked(double length)
    {
        var ticks = TimeTicks.For(length, 6).Take(100).ToList();

        Assert.InRange(ticks.Count, 1, 6);
        Assert.All(ticks, tick => Assert.InRange(tick.Label.Length, 1, 12));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_axis_of_changes_has_few_ticks(double low, double high)
    {
        double[] ratios = [.. new[] { low, high }.Where(ratio => ratio > 0 && double.IsFinite(ratio))];
        if (ratios.Length > 0)
        {
            var scale = ChangeScale.For([.. ratios.Select(Changed)]);

            Assert.InRange(scale.Ticks().Take(100).Count(), 0, 8);
            Assert.True(double.IsFinite(scale.Low) && double.IsFinite(scale.High) && scale.Low < 0 && scale.High > 0);
        }

        ReportResult Changed(double ratio) => new()
        {
            Id = "A",
            Outcome = Outcome.Regressed,
            Decision = Decision.Fail,
            Ratio = ratio,
            Interval = double.IsNaN(low + high) ? null : new Interval(Math.Min(low, high), Math.Max(low, high)),
        };
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Charts_of_sections_are_drawn_or_left_out(double extreme)
    {
        var panel = new ChartPanelSpec
        {
            Unit = "ns",
            Curves = [new ChartCurve { Label = "one", Tone = ChartTone.Good, At = [0, extreme, 0.9], Values = [1, 2, extreme], Count = long.MaxValue }],
            Limits = [new ChartLimit("limit", extreme, extreme), new ChartLimit("half", extreme, 0.5)],
            Gaps = [extreme],
        };
        foreach (var axis in Enum.GetValues<ChartAxis>())
        {
            foreach (var length in new[] { 1, extreme })
            {
                var chart = new ChartSpec
                {
                    Name = "times-1",
                    Title = "",
                    Subtitle = "",
                    Alt = "",
                    Axis = axis,
                    Length = length,
                    Sides = [new ChartSide("head", [panel, panel with { IsLinear = true, Unit = "1/s" }])],
                };

                Drawn(SampleReports.NothingToCompare() with { Sections = [new ReportSection { Place = SectionPlace.Charts, Charts = [chart] }] });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Charts_of_results_are_drawn_or_left_out(double extreme)
    {
        var report = ChartedReports.Detailed();
        Drawn(report with
        {
            Methodology = report.Methodology with { NoiseFloor = extreme },
            Results = [.. report.Results.Select(result => result.Ratios is null ? result : result with
            {
                Ratio = extreme,
                Ratios = [1, extreme, 1.1],
                Interval = double.IsNaN(extreme) ? null : new Interval(extreme, extreme),
                History = [new HistoryPoint("a", 1), new HistoryPoint("b", extreme)],
            })],
        });
        Drawn(report with
        {
            Results = [.. report.Results.Select(result => result.Ratios is null ? result : result with
            {
                Ratios = [1, 2],
                Interval = double.IsNaN(extreme) ? null : new Interval(Math.Min(1, extreme), Math.Max(1, extreme)),
                History = [new HistoryPoint("a", extreme), new HistoryPoint("b", extreme)],
                Head = result.Head is null || result.Metric != Metric.Time ? result.Head : result.Head with { Median = extreme },
            })],
        });
    }

    private static void Drawn(GateReport report) => Assert.All(ReportCharts.Draw(report), file => Assert.NotEmpty(file.Bytes));
}
