using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>What weak or missing evidence of one metric leads to, and the words in which it is said.</summary>
public sealed class UnsettledMetricTests
{
    private const string Weak =
        "weak evidence: the iterations of one launch decide; they cannot show how launches differ, so that false alarms come more often than the rules say";

    private static readonly GateRules WeakAllowed = With(compare => compare with { AllowWeakEvidence = true });

    [Fact]
    public void A_metric_without_a_value_on_either_side_is_said_to_be()
    {
        var set = Set(Benchmark("A", Time(Around(100)), Allocated()));

        var result = Judged(set, set).Results.Single(result => result.Metric == Metric.Allocated);

        Assert.Equal(
            (Outcome.Inconclusive, "metric-missing", "neither side has a value of allocated"), (result.Outcome, result.Reason, result.Message));
        Assert.Null(result.Base);
        Assert.Null(result.Head);
    }

    [Theory]
    [InlineData("ms", Better.Lower)]
    [InlineData("ns", Better.Higher)]
    public void Sides_that_disagree_about_what_is_measured_are_not_compared(string unit, Better better)
    {
        var result = Only(Judged(Time(Around(100)), Time(Around(150)) with { Unit = unit, Better = better }));

        Assert.Equal((Outcome.Inconclusive, "not-comparable"), (result.Outcome, result.Reason));
        Assert.Equal("the sides disagree about the unit or the good direction of time", result.Message);
        Assert.Equal(unit, result.Unit);
        Assert.Empty(result.Warnings);
    }

    /// <summary>Two launches a side that agree are proof for counts that repeat; a side that does not claim to repeat is no such.</summary>
    [Theory]
    [InlineData(true, true, Outcome.Regressed, "exact")]
    [InlineData(true, false, Outcome.Inconclusive, null)]
    [InlineData(false, true, Outcome.Inconclusive, null)]
    public void Counts_are_exact_only_where_both_sides_say_so(bool ofBase, bool ofHead, Outcome outcome, string? reason)
    {
        static Metric Count(bool exact, double value) =>
            Allocated(value, value) with { Assume = exact ? Assumption.Exact : default };

        var result = Only(Judged(Count(ofBase, 64), Count(ofHead, 72)));

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void One_launch_of_either_side_shows_no_count_to_repeat(int ofBase, int ofHead)
    {
        var (before, after) = (Allocated([.. Enumerable.Repeat(64.0, ofBase)]), Allocated([.. Enumerable.Repeat(96.0, ofHead)]));

        var refused = Only(Judged(before, after));
        var allowed = Only(Judged(before, after, WeakAllowed));

        Assert.Equal((Outcome.Inconclusive, "single-launch"), (refused.Outcome, refused.Reason));
        Assert.Equal("one launch does not show that allocated repeats: 2 launches a side are needed", refused.Message);
        Assert.Equal(Outcome.Regressed, allowed.Outcome);
        Assert.Equal(["weak evidence: one launch does not show that allocated repeats"], allowed.Warnings);
    }

    [Fact]
    public void Two_launches_a_side_are_no_weak_evidence_of_a_count() =>
        Assert.Empty(Only(Judged(Allocated(64, 64), Allocated(96, 96), WeakAllowed)).Warnings);

    [Fact]
    public void What_is_left_out_is_said_of_a_count_that_stays_open_too()
    {
        var head = Allocated(96) with { Launches = [new Launch { Values = [96] }, new Launch { Values = [double.NaN] }] };

        var result = Only(Judged(Allocated(64, 64), head));

        Assert.Equal("single-launch", result.Reason);
        Assert.Equal(["launches without a usable value were left out: 0 of base, 1 of head"], result.Warnings);
    }

    [Fact]
    public void Launches_that_base_lost_are_said_too()
    {
        var broken = Time([.. Around(100), double.NaN]);

        Assert.Equal(
            [
                "launches without a usable value were left out: 1 of base, 0 of head",
            ],
            Only(Judged(broken, Time(Around(100)))).Warnings);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    public void Launches_that_found_no_partner_are_said(int moreOfBase, int moreOfHead)
    {
        static Metric With(int more) => Time([.. Around(100)]) with
        {
            Launches = [.. Time(Around(100)).Launches, .. Enumerable.Repeat(new Launch { Values = [100] }, more)],
        };

        Assert.Equal(
            [$"16 pairs could be matched among {16 + moreOfBase} launches of base and {16 + moreOfHead} of head"],
            Only(Judged(With(moreOfBase), With(moreOfHead))).Warnings);
    }

    /// <summary>Neither one launch a side nor one pair among several shows how launches differ: their iterations are asked only if the rules say so.</summary>
    [Fact]
    public void One_pair_among_several_launches_is_judged_by_iterations_where_weak_evidence_is_allowed()
    {
        static Metric Launches(double centre, params int[] pairs) =>
            Time() with { Launches = [.. pairs.Select(pair => new Launch { Pair = pair, Values = Around(centre) })] };

        var result = Only(Judged(Launches(100, 1, 2), Launches(130, 2, 3), WeakAllowed));

        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Null(result.Pairs);
        Assert.Equal([Weak], result.Warnings);
    }

    [Fact]
    public void Several_launches_without_pairs_are_no_weak_evidence() => Assert.Empty(
        Only(Judged(Time(Around(100)).Unpaired(), Time(Around(105)).Unpaired(), WeakAllowed)).Warnings);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public void One_launch_of_either_side_decides_no_time(int ofBase, int ofHead)
    {
        var result = Only(Judged(
            Time([.. Enumerable.Range(100, ofBase).Select(value => (double)value)]).Unpaired(),
            Time([.. Enumerable.Range(200, ofHead).Select(value => (double)value)]).Unpaired()));

        Assert.Equal((Outcome.Inconclusive, "single-launch"), (result.Outcome, result.Reason));
        Assert.StartsWith("one launch a side cannot tell a change from the luck of a launch; 5 launches a side", result.Message, StringComparison.Ordinal);
    }

    /// <summary>An amount of 0 has no logarithm, on whichever side it is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Unpaired_values_of_nothing_are_compared_by_differences(bool nothingInBase)
    {
        double[] none = [.. Enumerable.Range(0, Pairs).Select(i => i * 0.01)];
        double[] some = [.. Enumerable.Range(0, Pairs).Select(i => 40 + (i * 0.01))];
        var (before, after) = nothingInBase ? (none, some) : (some, none);

        var result = Only(Judged(Time(before).Unpaired(), Time(after).Unpaired()));

        Assert.Equal(nothingInBase ? Outcome.Regressed : Outcome.Improved, result.Outcome);
        Assert.Equal(["values of 0 or below have no ratio: differences were tested instead"], result.Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void So_are_pairs_where_one_side_is_nothing(bool nothingInBase)
    {
        double[] none = [0, .. Enumerable.Range(1, Pairs - 1).Select(i => i * 0.01)];
        double[] some = [.. Enumerable.Range(0, Pairs).Select(i => 40 + (i * 0.01))];
        var (before, after) = nothingInBase ? (none, some) : (some, none);

        var result = Only(Judged(Time(before), Time(after)));

        Assert.Equal(nothingInBase ? Outcome.Regressed : Outcome.Improved, result.Outcome);
        Assert.Equal(["values of 0 or below have no ratio: differences were tested instead"], result.Warnings);
    }

    [Fact]
    public void Two_pairs_are_tested_as_pairs() => Assert.Equal(2, Only(Judged(Time(100, 101), Time(200, 201))).Pairs);

    [Fact]
    public void As_many_pairs_as_can_be_judged_are()
    {
        var most = Time([.. Enumerable.Range(1, 1000).Select(i => (double)i)]);

        Assert.Equal(1000, Only(Judged(most, most)).Pairs);
    }

    [Fact]
    public void More_pairs_than_can_be_judged_are_refused_with_their_number_and_place()
    {
        var many = Time([.. Enumerable.Range(1, 1001).Select(i => (double)i)]);

        var refused = Assert.Throws<PerfGateException>(() => Judged(many, many));

        Assert.Equal(DiagnosticIds.InvalidInput, Assert.Single(refused.Diagnostics).Code);
        Assert.Equal($"{Benchmark("A").Identity}, time: 1001 pairs of launches; at most 1000 can be judged", refused.Diagnostics[0].Message);
    }

    [Fact]
    public void The_speeds_of_head_are_said_too()
    {
        var before = Time(100, 101, 100, 99, 101, 100, 99, 101);
        var after = Time(100, 101, 140, 99, 141, 100, 139, 101);

        Assert.Equal(["launches of head settle into two speeds: 5 near 100 ns, 3 near 140 ns"], Only(Judged(before, after)).Warnings);
    }

    /// <summary>The loop's part is of base's time, and of time alone.</summary>
    [Fact]
    public void Up_to_a_tenth_the_measuring_loop_is_no_matter()
    {
        var set = Set(Benchmark("A", Time([.. Enumerable.Repeat(10.0, Pairs)])) with { Overhead = 1 });

        Assert.Empty(Only(Judged(set, set)).Warnings);
        Assert.Single(Only(Judged(set, set with { Benchmarks = [set.Benchmarks[0] with { Overhead = 1.001 }] })).Warnings);
    }

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
