using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Simulations;

/// <summary>The promise over the whole suite, through the judge itself; all noise is seeded.</summary>
public sealed class SuiteSimulationTests
{
    private const int Suites = 200;
    private const int BenchmarksPerSuite = 12;

    /// <remarks>
    /// At a rate of 20 % the bound is one that a broken correction breaks: 12 uncorrected tests at 20 % turn nearly every suite
    /// red. 60 is the 99.9 % quantile of the binomial distribution with n = 200 and p = 0.2.
    /// </remarks>
    [Theory]
    [InlineData("normal")]
    [InlineData("heavy")]
    [InlineData("bimodal")]
    public void An_unchanged_suite_turns_red_no_more_often_than_set(string noise)
    {
        var random = new Random(20261123);
        var rules = With(compare => compare with { FalseAlarms = 0.2, NoiseFloor = 0 });
        rules = rules with { Rules = WithLimit(Metric.Time, new MetricLimit { MaxIncrease = 0, Floor = 0 }).Rules };

        var red = 0;
        for (var suite = 0; suite < Suites; suite++)
        {
            red += Judged(Simulated(random, noise, 1), Simulated(random, noise, 1), rules).Verdict == Verdict.Failed ? 1 : 0;
        }

        // An error rate of next to nothing would show that the test cannot fail.
        Assert.InRange(red, 5, 60);
    }

    [Fact]
    public void Thirty_percent_more_is_always_found()
    {
        var random = new Random(20261124);
        for (var suite = 0; suite < Suites; suite++)
        {
            var report = Judged(Simulated(random, "normal", 1), Simulated(random, "normal", 1.3));

            Assert.Equal(BenchmarksPerSuite, report.Counts.Regressed);
            Assert.Equal(BenchmarksPerSuite, report.Counts.FailDecisions);
        }
    }

    [Fact]
    public void Swapping_base_and_head_turns_regressed_into_improved()
    {
        var random = new Random(20261125);
        for (var suite = 0; suite < 50; suite++)
        {
            foreach (var unpaired in new[] { false, true })
            {
                var one = Simulated(random, "heavy", 1, unpaired);
                var other = Simulated(random, "heavy", Math.Exp(0.1 * Normal(random)), unpaired);
                var forward = Judged(one, other).Results.ToDictionary(result => result.Id);
                var backward = Judged(other, one).Results.ToDictionary(result => result.Id);

                Assert.All(forward, entry =>
                {
                    var (there, back) = (entry.Value, backward[entry.Key]);
                    Assert.Equal(there.Outcome == Outcome.Regressed, back.Outcome == Outcome.Improved);
                    Assert.Equal(there.Outcome == Outcome.Improved, back.Outcome == Outcome.Regressed);
                    Assert.Equal(1 / there.Ratio!.Value, back.Ratio!.Value, 1e-9);
                    Assert.Equal(1 / there.Interval!.Value.High, back.Interval!.Value.Low, 1e-9);
                });
            }
        }
    }

    private static MeasurementSet Simulated(Random random, string noise, double factor, bool unpaired = false) => Set(
    [
        .. Enumerable.Range(0, BenchmarksPerSuite).Select(i =>
        {
            var time = Time([.. Enumerable.Range(0, Pairs).Select(_ => factor * 100 * Math.Exp(0.03 * Draw(random, noise)))]);
            return Benchmark($"B{i}", unpaired ? time.Unpaired() : time);
        }),
    ]);

    private static double Draw(Random random, string noise) => noise switch
    {
        // Student's t with 3 degrees of freedom.
        "heavy" => Normal(random) / Math.Sqrt(Enumerable.Range(0, 3).Sum(_ => Math.Pow(Normal(random), 2)) / 3),
        "bimodal" => (random.Next(4) == 0 ? 3 : 0) + (0.3 * Normal(random)),
        _ => Normal(random),
    };
}
