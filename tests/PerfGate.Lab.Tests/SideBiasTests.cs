using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;
using PerfGate.Lab.Scoring;

namespace PerfGate.Lab.Tests;

public sealed class SideBiasTests
{
    /// <summary>Means of three runs of 1, 2 and 3 %: Student's 4.3027 for two degrees of freedom, times 1 % / √3.</summary>
    [Fact]
    public void The_margin_comes_from_how_far_runs_lie_apart()
    {
        var bias = SideBias.Of([Estimate(1, 0.00), Estimate(1, 0.02), Estimate(2, 0.02), Estimate(3, 0.03)]);

        Assert.Equal((0.02, 0.02484), (Math.Round(bias.Mean, 6), Math.Round(bias.Margin, 5)));
    }

    [Fact]
    public void One_run_has_no_margin()
    {
        var bias = SideBias.Of([Estimate(1, 0.01)]);

        Assert.Equal((0.01, double.NaN), (Math.Round(bias.Mean, 6), bias.Margin));
    }

    private static GateDecision Estimate(int run, double logRatio) => new()
    {
        Benchmark = "A",
        Run = new RunRecord(RunRecord.Gate, 0, "default", "v", DateTime.UnixEpoch.AddHours(run), 60, 0, 0),
        Outcome = Outcome.Unchanged,
        Ratio = Math.Exp(logRatio),
        Seconds = 8,
        Pairs = [logRatio],
        Values = new Sides([], [], []),
        Launches = new Sides([], [], []),
    };
}
