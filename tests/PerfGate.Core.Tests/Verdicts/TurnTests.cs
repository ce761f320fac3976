using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>What one pair of launches is worth, of which each has several turns.</summary>
public sealed class TurnTests
{
    /// <summary>Turns with a value of 0 have differences and no ratios: 5, 3 and 20, on a base of 10.</summary>
    [Theory]
    [InlineData(Better.Lower, Outcome.Regressed)]
    [InlineData(Better.Higher, Outcome.Improved)]
    public void Turns_without_a_ratio_are_compared_one_by_one_too(Better better, Outcome outcome)
    {
        Metric Turns(params double[] values) => Time() with
        {
            Better = better,
            Launches = [.. Enumerable.Range(1, Pairs).Select(pair => new Launch { Pair = pair, Values = values })],
        };

        var result = Only(Judged(Turns(0, 10, 20), Turns(5, 13, 40)));

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(1.5, result.Ratio!.Value, 12);
    }

    /// <summary>Of two turns the mean counts: of their differences 5 and 3, or of the logarithms of their ratios 1.1 and 1.21.</summary>
    [Fact]
    public void Of_two_turns_the_mean_counts()
    {
        static Metric Turns(params double[] values) => Time() with { Launches = [.. Enumerable.Range(1, Pairs).Select(pair => new Launch { Pair = pair, Values = values })] };

        Assert.Equal(1 + (4 / 5.0), Only(Judged(Turns(0, 10), Turns(5, 13))).Ratio!.Value, 12);
        Assert.Equal(Math.Pow(1.1, 1.5), Only(Judged(Turns(100, 100), Turns(110, 121))).Ratio!.Value, 12);
    }

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
