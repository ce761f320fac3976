using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;
using PerfGate.Lab.Scoring;

namespace PerfGate.Lab.Tests;

public sealed class GateDecisionTests
{
    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(4, 1.1)]
    [InlineData(1_000, 1.1)]
    public void An_estimate_within_a_time_takes_the_pairs_that_fit(double seconds, double ratio)
    {
        var decision = new GateDecision
        {
            Benchmark = "A",
            Run = new RunRecord(RunRecord.Gate, 0, "default", "v", DateTime.UnixEpoch, 60, 0, 0),
            Outcome = Outcome.Unchanged,
            Ratio = 1.1,
            Seconds = 8,
            Pairs = [0, Math.Log(1.21), Math.Log(1.1), Math.Log(1.1)],
            Values = new Sides([], [], []),
            Launches = new Sides([], [], []),
        };

        Assert.Equal(ratio, decision.RatioWithin(seconds), 9);
    }
}
