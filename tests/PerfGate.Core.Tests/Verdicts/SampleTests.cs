using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Metrics that vary: which test they take, and what it says.</summary>
public sealed class SampleTests
{
    private static readonly CompareRules Weak = new() { AllowWeakEvidence = true };

    [Fact]
    public void A_pair_is_the_median_ratio_of_adjacent_turns()
    {
        // Each launch drifts from 100 to 300, and both sides drift together: only adjacent turns show the 10 %.
        static Metric Drifting(double factor) => Time() with
        {
            Launches =
            [
                .. Enumerable.Range(1, Pairs).Select(pair =>
                    new Launch { Pair = pair, Values = [.. Enumerable.Range(0, 9).Select(turn => factor * (100 + (25 * turn) + pair))] }),
            ],
        };

        var result = Only(Judged(Drifting(1), Drifting(1.1)));

        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Equal(1.1, result.Ratio!.Value, 12);
        Assert.Equal(1.1, result.Interval!.Value.Low, 12);
        Assert.Equal((Pairs, Math.ScaleB(1, -Pairs)), (result.Pairs, result.PValue));
    }

    [Fact]
    public void A_pair_that_lost_turns_compares_launch_medians()
    {
        static Metric Turns(double factor, int lost) => Time() with
        {
            Launches =
            [
                .. Enumerable.Range(1, Pairs).Select(pair =>
                    new Launch { Pair = pair, Values = [.. Enumerable.Range(0, 9 - lost).Select(turn => factor * (100 + turn))] }),
            ],
        };

        Assert.Equal(2 * 103.5 / 104, Only(Judged(Turns(1, 0), Turns(2, 1))).Ratio!.Value, 12);
    }

    [Fact]
    public void Pairs_are_matched_by_number_whatever_the_order_of_the_file()
    {
        double[] scales = [.. Enumerable.Range(1, Pairs).Select(i => 100.0 * i)];
        var baseSide = Time(scales);
        var head = Time([.. scales.Select(scale => scale * 1.05)]);

        var result = Only(Judged(baseSide, head with { Launches = [.. head.Launches.Reverse()] }));

        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Equal(1.05, result.Ratio!.Value, 12);
    }

    [Fact]
    public void A_proved_slowdown_is_regressed_even_when_it_is_also_proved_smaller_than_detect()
    {
        var result = Only(JudgedRatios(Around(1.015)));

        Assert.Equal((Outcome.Regressed, Decision.Warn), (result.Outcome, result.Decision));
    }

    [Fact]
    public void A_slowdown_within_the_noise_floor_is_not_regressed()
    {
        Assert.Equal(Outcome.Unchanged, Only(JudgedRatios(Around(1.002))).Outcome);
        Assert.Equal(
            Outcome.Regressed,
            Only(JudgedRatios(Around(1.004), With(compare => compare with { NoiseFloor = 0 }))).Outcome);
    }

    [Fact]
    public void Faster_is_improved_and_never_gates()
    {
        var report = JudgedRatios(Around(0.9));

        Assert.Equal((Outcome.Improved, Decision.Pass), (Only(report).Outcome, Only(report).Decision));
        Assert.Equal(Verdict.Passed, report.Verdict);
    }

    [Fact]
    public void Inconclusive_says_what_could_have_been_shown()
    {
        var result = Only(JudgedRatios(Scattered(1, 0.3)));

        Assert.Equal(Outcome.Inconclusive, result.Outcome);
        Assert.InRange(result.Detectable!.Value, 0.1, 1.0);
        Assert.Matches(@"^could only have shown changes above [\d.]+ %; more pairs or a quieter machine would settle it$", result.Message);
    }

    [Theory]
    [InlineData(Outcome.Unchanged, 0.05)]
    [InlineData(Outcome.Inconclusive, 0.02)]
    public void Detect_is_the_rules_else_the_profiles(Outcome outcome, double detect)
    {
        // No slowdown of 5 % can hide behind this spread, one of 2 % can.
        double[] head = [.. Scattered(101, 0.06)];
        double[] steady = [.. head.Select(_ => 100.0)];
        var profile = detect == 0.05 ? Profile.Quick : Profile.Deep;

        var byProfile = Judge.Decide(Request(Set(Benchmark("A", Time(steady))), Set(Benchmark("A", Time(head)))) with { Profile = profile });
        var byRules = Judged(Time(steady), Time(head), With(compare => compare with { Detect = detect }));

        Assert.Equal((outcome, outcome), (Only(byProfile).Outcome, Only(byRules).Outcome));
        Assert.Equal((detect, detect), (byProfile.Methodology.Detect, byRules.Methodology.Detect));
    }

    [Fact]
    public void Launches_without_pairs_take_the_unpaired_test()
    {
        var report = Judged(Time(Around(100)).Unpaired(), Time(Around(105)).Unpaired());

        var result = Only(report);
        Assert.Equal((Outcome.Regressed, Decision.Fail), (result.Outcome, result.Decision));
        Assert.Null(result.Pairs);
        Assert.Equal(1.05, result.Ratio!.Value, 3);
        Assert.InRange(result.Interval!.Value.Low, 1.04, 1.05);

        // 16 launches a side that do not overlap: one arrangement of C(32, 16).
        Assert.Equal(1 / 601080390.0, result.PValue!.Value, 1e-15);
    }

    [Fact]
    public void Unpaired_and_inconclusive_says_what_could_have_been_shown_or_how_many_launches_could()
    {
        var some = Only(Judged(Time(Scattered(100, 0.3)).Unpaired(), Time(Scattered(101, 0.3)).Unpaired()));
        var few = Only(Judged(Time(100, 101).Unpaired(), Time(150, 151).Unpaired()));

        // Evenly spread over ± 0.3: standard error 0.3 / √3 · √(2/16) = 0.061; (2.33 + 1.28) · 0.061 = 0.22.
        Assert.Equal(Outcome.Inconclusive, some.Outcome);
        Assert.InRange(some.Detectable!.Value, 0.18, 0.35);
        Assert.EndsWith("launches side by side or a quieter machine would settle it", some.Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.Inconclusive, few.Outcome);
        Assert.Null(few.Detectable);
        Assert.StartsWith("no change of any size could have been proved; 5 launches a side are needed", few.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_number_used_twice_matches_nothing()
    {
        var head = Time(Around(105));
        var twice = head with { Launches = [.. head.Launches.Select(launch => launch with { Pair = 1 })] };

        var result = Only(Judged(Time(Around(100)), twice));

        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Null(result.Pairs);
    }

    [Fact]
    public void One_launch_a_side_is_inconclusive_and_says_how_many_are_needed()
    {
        var report = Judge.Decide(Request(
            Set(Benchmark("A", Time(100).Unpaired())), Set(Benchmark("A", Time(200).Unpaired()))) with
        { Plan = null });

        var result = Only(report);
        Assert.Equal((Outcome.Inconclusive, "single-launch"), (result.Outcome, result.Reason));

        // C(10, 5) = 252: the first that gives a p-value below 1 %.
        Assert.Contains("5 launches a side are needed", result.Message, StringComparison.Ordinal);
        Assert.Contains("--launchCount", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_launch_a_side_is_judged_by_its_iterations_where_weak_evidence_is_allowed()
    {
        var one = Time() with { Launches = [new Launch { Values = Around(100) }] };
        var other = Time() with { Launches = [new Launch { Values = Around(130) }] };

        var result = Only(Judged(one, other, GateRules.Default with { Compare = Weak }));

        Assert.Equal((Outcome.Regressed, Decision.Fail), (result.Outcome, result.Decision));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("weak evidence", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_more_is_better_the_ratio_stays_head_over_base_and_limits_count_the_worsening()
    {
        static Metric Throughput(double centre) => Time(Around(centre)) with { Name = "throughput", Unit = "op/s", Better = Better.Higher };

        foreach (var (one, other) in new[]
        {
            (Throughput(100), Throughput(80)),
            (Throughput(100).Unpaired(), Throughput(80).Unpaired()),
        })
        {
            // base / head - 1 = 25 %.
            var failed = Only(Judged(one, other, WithLimit("throughput", new() { MaxIncrease = 0.24 })));
            var warned = Only(Judged(one, other, WithLimit("throughput", new() { MaxIncrease = 0.26 })));

            Assert.Equal((Outcome.Regressed, Decision.Fail), (failed.Outcome, failed.Decision));
            Assert.Equal((Outcome.Regressed, Decision.Warn), (warned.Outcome, warned.Decision));
            Assert.Equal(0.8, failed.Ratio!.Value, 3);
            Assert.True(failed.Interval!.Value.Low <= failed.Ratio && failed.Ratio <= failed.Interval.Value.High);
            Assert.Equal(Outcome.Improved, Only(Judged(other, one)).Outcome);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_metric_that_one_side_lacks_is_inconclusive(bool inBase)
    {
        var with = Set(Benchmark("A", Time(Around(100)), Allocated(64, 64)));
        var without = Set(Benchmark("A", Time(Around(100))));

        var report = inBase ? Judged(with, without) : Judged(without, with);

        var result = Assert.Single(report.Results, result => result.Metric == Metric.Allocated);
        Assert.Equal((Outcome.Inconclusive, "metric-missing", Decision.Warn), (result.Outcome, result.Reason, result.Decision));
        Assert.Equal($"{(inBase ? "head" : "base")} has no value of allocated", result.Message);
    }

    [Fact]
    public void Sides_that_disagree_about_the_unit_are_not_compared()
    {
        var result = Only(Judged(Time(Around(100)), Time(Around(100)) with { Unit = "ms" }));

        Assert.Equal((Outcome.Inconclusive, "not-comparable"), (result.Outcome, result.Reason));
    }

    [Fact]
    public void Launches_without_a_usable_value_are_left_out_and_said()
    {
        var broken = Time(Around(105));
        broken = broken with { Launches = [.. broken.Launches, new Launch { Pair = 17, Values = [double.NaN] }, new Launch { Pair = 18, Values = [] }] };

        var result = Only(Judged(Time(Around(100)), broken));

        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Contains("launches without a usable value were left out: 0 of base, 2 of head", result.Warnings);
    }

    [Fact]
    public void A_nanosecond_benchmark_does_not_fail_below_the_floor()
    {
        var report = Judged(Time([.. Around(1.0)]), Time([.. Around(1.1)]));

        Assert.Equal((Outcome.Regressed, Decision.Warn), (Only(report).Outcome, Only(report).Decision));
    }

    /// <summary>The medians of the launches are 200 and 210; turn by turn the ratios are 1.1, 0.7 and 1.65.</summary>
    [Fact]
    public void Turns_are_compared_one_by_one_and_not_by_their_medians()
    {
        static Metric Turns(params double[] values) => Time() with { Launches = [.. Enumerable.Range(1, Pairs).Select(pair => new Launch { Pair = pair, Values = values })] };

        Assert.Equal(1.1, Only(Judged(Turns(100, 300, 200), Turns(110, 210, 330))).Ratio!.Value, 12);
    }

    [Fact]
    public void A_launch_of_more_turns_than_a_file_of_ours_holds_is_compared_too()
    {
        static Metric Turns(double factor) => Time() with
        {
            Launches = [.. Enumerable.Range(1, Pairs).Select(pair => new Launch { Pair = pair, Values = [.. Enumerable.Range(0, 21).Select(turn => factor * (100 + turn))] })],
        };

        Assert.Equal(1.1, Only(Judged(Turns(1), Turns(1.1))).Ratio!.Value, 12);
    }

    /// <summary>The first nine pairs show a slowdown, the six after them the opposite: at the look at nine it was proved.</summary>
    [Fact]
    public void Looks_see_the_pairs_in_the_order_in_which_they_were_measured()
    {
        double[] ratios = [.. Around(1.05)[..9], .. Around(0.9)[..6]];
        var (one, other) = (Time([.. ratios.Select(_ => 100.0)]), Time([.. ratios.Select(ratio => 100 * ratio)]));
        static Metric Backwards(Metric metric) => metric with { Launches = [.. metric.Launches.Reverse()] };
        double? PValue(Metric ofBase, Metric ofHead) => Only(Judge.Decide(
            Request(Set(Benchmark("A", ofBase)), Set(Benchmark("A", ofHead))) with { Plan = SequentialPlan.Create(1, 0.01, Profile.Default) })).PValue;

        Assert.InRange(PValue(one, other)!.Value, 0, 0.01);
        Assert.Equal(PValue(one, other), PValue(Backwards(one), Backwards(other)));
    }

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
