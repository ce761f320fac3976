using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Which benchmarks a run may leave, and that leaving them changes no verdict.</summary>
public sealed class StoppingRuleTests
{
    /// <summary>For one test: changes are looked for at 9, 15, 24 and 40 pairs, small ones ruled out at 7 too.</summary>
    private static SequentialPlan Plan => SequentialPlan.Create(1, 0.01, Profile.Default);

    [Fact]
    public void The_plan_looks_early_for_what_takes_fewer_pairs()
    {
        Assert.Equal([9, 15, 24, 40], Plan.Change.Pairs);
        Assert.Equal([7, 9, 15, 24, 40], Plan.Small.Pairs);
        Assert.Equal((7, 40, 9, null), (Plan.FirstLook, Plan.MostPairs, Plan.NextLook(7), Plan.NextLook(40)));
        Assert.Equal([12, 16], SequentialPlan.Create(12, 0.01, Profile.Quick).Change.Pairs);
        Assert.Equal(60, SequentialPlan.Create(200, 0.01, Profile.Deep).MostPairs);
    }

    [Theory]
    [InlineData(1.00, 6, false)]
    [InlineData(1.00, 7, true)]
    [InlineData(1.01, 7, true)]
    [InlineData(1.05, 7, false)]
    [InlineData(1.05, 9, true)]
    [InlineData(0.90, 7, false)]
    [InlineData(0.90, 9, true)]
    public void A_steady_benchmark_is_left_as_soon_as_it_is_settled(double ratio, int pairs, bool settled)
    {
        var (one, other) = (Steady(100, pairs), Steady(100 * ratio, pairs));

        Assert.Equal(settled, Settled(one, other).Count == 1);
    }

    [Fact]
    public void A_benchmark_is_left_only_when_every_metric_of_it_is()
    {
        var time = Steady(100, 7);

        Assert.Single(Settled([time, Allocated(64, 64)], [time, Allocated(80, 80)]));
        Assert.Empty(Settled([time, Allocated(64, 64, 72, 64, 64, 64, 64)], [time, Allocated(72, 64, 64, 64, 64, 72, 64)]));
    }

    /// <summary>Most pairs are 5 % faster and one is not: no slowdown for sure, an improvement perhaps. Whether it is one is worth the first look at changes.</summary>
    [Theory]
    [InlineData(7, false)]
    [InlineData(9, true)]
    public void A_perhaps_improved_benchmark_has_no_more_pairs_than_the_first_look_at_changes(int pairs, bool settled)
    {
        double[] ratios = [1.01, .. Around(0.95).Take(pairs - 1)];
        var (one, other) = (Time([.. ratios.Select(_ => 100.0)]), Time([.. ratios.Select(ratio => 100 * ratio)]));

        Assert.Equal(settled, Settled(one, other).Count == 1);
        Assert.Equal(
            Outcome.Unchanged,
            Assert.Single(Judge.Decide(Request(Set(Benchmark("A", one)), Set(Benchmark("A", other))) with { Plan = Plan }).Results).Outcome);
    }

    /// <summary>Whether it may stop is asked between looks too, and answered from what the last look saw.</summary>
    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void Between_two_looks_nothing_more_is_known_than_at_the_last(int pairs, bool known)
    {
        double[] ratios = [0.98, 0.97, .. Around(1.2).Take(pairs - 2)];
        var request = Request(Set(Benchmark("A", Time([.. ratios.Select(_ => 100.0)]))), Set(Benchmark("A", Time([.. ratios.Select(ratio => 100 * ratio)])))) with { Plan = Plan };

        Assert.Equal(known, StoppingRule.HasFailed(request));
        Assert.Equal(known, StoppingRule.Settled(request).Count == 1);
        Assert.Equal(Outcome.Regressed, Assert.Single(Judge.Decide(request).Results).Outcome);
    }

    [Fact]
    public void A_count_that_one_launch_has_may_yet_repeat() => Assert.Empty(Settled(Allocated(64), Allocated(72)));

    [Fact]
    public void A_single_pair_settles_nothing() => Assert.Empty(Settled(Time(100), Time(300)));

    [Fact]
    public void What_no_pair_can_settle_is_left()
    {
        var set = Set(Benchmark("A", Steady(100, 3)));
        var elsewhere = set with { Environment = Measured.Environment with { Cpu = "another" } };

        Assert.Single(StoppingRule.Settled(Request(set, elsewhere) with { Plan = Plan }));
        Assert.Single(StoppingRule.Settled(Request(Set(Failed("A", FailureReason.Threw)), set) with { Plan = Plan }));
    }

    /// <summary>The verdict on what was measured until a benchmark was left is the one for which it was left.</summary>
    [Theory]
    [InlineData(1.00, Outcome.Unchanged)]
    [InlineData(1.06, Outcome.Regressed)]
    [InlineData(0.94, Outcome.Improved)]
    public void The_verdict_is_the_reason_for_which_it_was_left(double ratio, Outcome outcome)
    {
        var random = new Random(7);
        for (var run = 0; run < 40; run++)
        {
            var (before, after) = (new List<double>(), new List<double>());
            do
            {
                for (var next = Plan.NextLook(before.Count); before.Count < next;)
                {
                    before.Add(100 * Math.Exp(0.01 * Normal(random)));
                    after.Add(100 * ratio * Math.Exp(0.01 * Normal(random)));
                }
            }
            while (Settled(Time(before), Time(after)).Count == 0 && before.Count < Plan.MostPairs);

            var request = Request(Set(Benchmark("A", Time(before))), Set(Benchmark("A", Time(after)))) with { Plan = Plan };
            Assert.Equal(outcome, Assert.Single(Judge.Decide(request).Results).Outcome);
        }
    }

    private static Metric Steady(double centre, int pairs) => Time([.. Around(centre).Take(pairs)]);

    private static IReadOnlySet<BenchmarkIdentity> Settled(Metric baseMetric, Metric headMetric) => Settled([baseMetric], [headMetric]);

    private static IReadOnlySet<BenchmarkIdentity> Settled(IReadOnlyList<Metric> ofBase, IReadOnlyList<Metric> ofHead) =>
        StoppingRule.Settled(Request(Set(Benchmark("A", ofBase)), Set(Benchmark("A", ofHead))) with { Plan = Plan });

    /// <summary>A run may end as a whole where the gate fails already: only a slowdown is proved before the run is over.</summary>
    [Theory]
    [InlineData(1.05, 9, true)]
    [InlineData(1.05, 7, false)]
    [InlineData(1.015, 40, false)]
    [InlineData(0.90, 9, false)]
    public void The_gate_has_failed_when_a_slowdown_beyond_its_rule_is_proved(double ratio, int pairs, bool failed)
    {
        double[] ratios = [.. Enumerable.Range(0, pairs).Select(i => ratio * (1 + ((i - (pairs / 2.0)) * 0.0001)))];
        var request = Request(Set(Benchmark("A", Time([.. ratios.Select(_ => 100.0)]))), Set(Benchmark("A", Time([.. ratios.Select(one => 100 * one)])))) with { Plan = Plan };

        Assert.Equal(failed, StoppingRule.HasFailed(request));
        Assert.False(StoppingRule.HasFailed(request with { Rules = With(compare => compare with { Enforce = false }) }));
        Assert.False(StoppingRule.HasFailed(request with { Rules = GateRules.Default with { Waivers = [Waiver(0.5)] } }));
    }

    [Fact]
    public void One_slowdown_among_many_fails_the_gate() => Assert.True(StoppingRule.HasFailed(
        Request(Set(Benchmark("A", Steady(100, 15)), Benchmark("B", Steady(100, 15))), Set(Benchmark("A", Steady(100, 15)), Benchmark("B", Steady(150, 15)))) with { Plan = Plan }));

    [Fact]
    public void What_fails_without_being_a_slowdown_ends_no_run()
    {
        var request = Request(Set(Benchmark("A", Steady(100, 9)), Benchmark("B", Steady(100, 9))), Set(Failed("A", FailureReason.Threw))) with { Plan = Plan };

        Assert.False(StoppingRule.HasFailed(request));
    }
}
