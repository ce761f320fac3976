using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Statistics;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>A value against a limit goes the way of a comparison: it is settled with the suite, and the rules decide.</summary>
public sealed class LimitCheckTests
{
    private static readonly LimitCheck Open = Check(ratio: 1.5) with { Above = 0.5, Below = 0.5 };

    [Theory]
    [InlineData(0.01, true, 1, Outcome.Broken, ": proved above")]
    [InlineData(0.011, true, 1, Outcome.Inconclusive, ": neither above nor below is proved; longer or more windows would settle it")]
    [InlineData(0.0001, false, 1, Outcome.Inconclusive, ": neither above nor below is proved; longer or more windows would settle it")]
    [InlineData(1, false, 0.05, Outcome.Kept, ": proved below")]
    [InlineData(1, false, 0.051, Outcome.Inconclusive, ": neither above nor below is proved; longer or more windows would settle it")]
    [InlineData(1, true, 0.0001, Outcome.Inconclusive, ": neither above nor below is proved; longer or more windows would settle it")]
    public void Broken_is_proved_at_the_rate_of_the_suite_and_kept_at_a_twentieth(double above, bool isAbove, double below, Outcome outcome, string ending)
    {
        var result = Only(Judged(Check(ratio: 1) with { Above = above, Below = below, IsAbove = isAbove }));

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal((above, above), (result.PValue, result.AdjustedPValue));
        Assert.Equal("15 rows" + ending, result.Message);
    }

    [Fact]
    public void What_is_open_says_in_the_sources_words_what_would_settle_it() => Assert.Equal(
        "15 rows: neither above nor below is proved; ask again", Only(Judged(Open with { WhyOpen = "ask again" })).Message);

    [Fact]
    public void Checks_share_the_rate_with_one_another_and_with_the_comparison()
    {
        var broken = Check(ratio: 1.5) with { Above = 0.004, IsAbove = true };
        var set = Set(Benchmark("A", Time(Around(100))));

        Assert.Equal(Outcome.Broken, Judged(broken, Open with { Result = Open.Result with { Id = "other" } }).Results.Single(result => result.Id == "query").Outcome);
        var three = Judge.Decide(Request(set, set) with { Checks = [broken, Open with { Result = Open.Result with { Id = "other" } }] });

        Assert.Equal(3, three.Methodology.FamilySize);
        var result = three.Results.Single(result => result.Id == "query");
        Assert.Equal((Outcome.Inconclusive, 0.012), (result.Outcome, Math.Round(result.AdjustedPValue!.Value, 12)));
    }

    [Theory]
    [InlineData(Outcome.Broken, Decision.Fail)]
    [InlineData(Outcome.Kept, Decision.Pass)]
    public void A_fact_needs_no_test(Outcome fact, Decision decision)
    {
        var report = Judged(Check(ratio: 1.5) with { Fact = fact });

        Assert.Equal((fact, decision, "15 rows"), (Only(report).Outcome, Only(report).Decision, Only(report).Message));
        Assert.Null(Only(report).PValue);
        Assert.Equal(0, report.Methodology.FamilySize);
    }

    /// <summary>Of looks that share the error, each may spend its part: the value of the last counts 1 / part times.</summary>
    [Fact]
    public void At_one_of_several_looks_a_check_has_a_part_of_the_error()
    {
        var check = (Check(ratio: 1.5) with { Above = 0.004, Below = 0.4 }).AtLook(0.25);

        Assert.Equal((0.016, 1), (check.Above, check.Below));
    }

    [Theory]
    [InlineData(Better.Lower, 1.5, 0.5, Decision.Waived)]
    [InlineData(Better.Lower, 1.5, 0.49, Decision.Fail)]
    [InlineData(Better.Higher, 0.5, 1.0, Decision.Waived)]
    [InlineData(Better.Higher, 0.5, 0.99, Decision.Fail)]
    public void A_waiver_allows_a_part_beyond_the_limit(Better better, double ratio, double allow, Decision decision) =>
        Assert.Equal(decision, Only(Judged(Allowing(allow), Check(ratio, better) with { Fact = Outcome.Broken })).Decision);

    /// <summary>The limit is 10 rows: half as many again is 5 too many, half of them 5 too few.</summary>
    [Theory]
    [InlineData(Better.Lower, 1.5, 5, Decision.Waived)]
    [InlineData(Better.Lower, 1.5, 4.9, Decision.Fail)]
    [InlineData(Better.Higher, 0.5, 5, Decision.Waived)]
    [InlineData(Better.Higher, 0.5, 4.9, Decision.Fail)]
    public void Or_an_amount(Better better, double ratio, double amount, Decision decision) => Assert.Equal(
        decision,
        Only(Judged(Waiving(waiver => waiver with { AllowAbsolute = amount }), Check(ratio, better) with { Fact = Outcome.Broken })).Decision);

    [Theory]
    [InlineData(0)]
    [InlineData(-0.5)]
    public void Nothing_of_what_had_to_be_more_is_beyond_every_part(double ratio)
    {
        var result = Only(Judged(Allowing(1e9), Check(ratio, Better.Higher) with { Fact = Outcome.Broken }));

        Assert.Equal(Decision.Fail, result.Decision);
        Assert.DoesNotContain("has no size", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_with_a_measurement_of_its_own_counts_its_growth()
    {
        var (before, after) = (Summary.Of([100]), Summary.Of([130]));
        var grown = Check(ratio: 1.3) with { Fact = Outcome.Broken };
        grown = grown with { Result = grown.Result with { Base = before, Head = after } };

        Assert.Equal(Decision.Waived, Only(Judged(Allowing(0.31), grown)).Decision);
        Assert.Equal(Decision.Fail, Only(Judged(Allowing(0.29), grown)).Decision);
        Assert.Equal(Decision.Waived, Only(Judged(Waiving(waiver => waiver with { AllowAbsolute = 30 }), grown)).Decision);
        Assert.Equal(Decision.Fail, Only(Judged(Waiving(waiver => waiver with { AllowAbsolute = 29 }), grown)).Decision);
    }

    [Fact]
    public void A_ratio_without_a_limit_is_waived_by_a_part_and_by_no_amount()
    {
        var check = Check(ratio: 1.3) with { Fact = Outcome.Broken };
        check = check with { Result = check.Result with { Limit = null } };

        Assert.Equal(Decision.Waived, Only(Judged(Allowing(0.31), check)).Decision);
        Assert.Equal(Decision.Fail, Only(Judged(Waiving(waiver => waiver with { AllowAbsolute = 1e30 }), check)).Decision);
    }

    [Fact]
    public void What_a_waiver_does_stands_behind_what_was_found()
    {
        var result = Only(Judged(Allowing(0.6), Check(ratio: 1.5) with { Fact = Outcome.Broken }));

        Assert.Equal("15 rows; waived until 2027-01-31 (#123): safer escaping", result.Message);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData(0.12, null, "accepts 12 %, the growth is 50 %")]
    [InlineData(null, 2.0, "accepts 2 rows, the growth is 5 rows")]
    public void A_ceiling_below_the_growth_is_said(double? allow, double? amount, string ending)
    {
        var result = Only(Judged(
            Waiving(waiver => waiver with { Allow = allow, AllowAbsolute = amount }), Check(ratio: 1.5) with { Fact = Outcome.Broken }));

        Assert.Equal(Decision.Fail, result.Decision);
        Assert.Equal("the waiver for \"query\" (#123, until 2027-01-31) " + ending, Assert.Single(result.Warnings));
    }

    /// <summary>A service that ended has no number; one within its limit that is broken all the same has none that explains it.</summary>
    [Theory]
    [InlineData(null, 0.12, null, "accepts 12 %, and this has no size: write `allow: any` to accept it")]
    [InlineData(0.8, 0.12, null, "accepts 12 %, and this has no size: write `allow: any` to accept it")]
    [InlineData(1.0, 0.12, null, "accepts 12 %, and this has no size: write `allow: any` to accept it")]
    [InlineData(null, null, 2.0, "accepts 2 rows, and this has no size: write `allow: any` to accept it")]
    public void What_has_no_size_is_waived_by_no_ceiling(double? ratio, double? allow, double? amount, string ending)
    {
        var check = Check(ratio ?? 1) with { Fact = Outcome.Broken };
        check = check with { Result = check.Result with { Ratio = ratio } };

        var failed = Only(Judged(Waiving(waiver => waiver with { Allow = allow, AllowAbsolute = amount }), check));
        var waived = Only(Judged(Waiving(waiver => waiver with { AllowAny = true }), check));

        Assert.Equal(Decision.Fail, failed.Decision);
        Assert.EndsWith(ending, Assert.Single(failed.Warnings), StringComparison.Ordinal);
        Assert.Equal(Decision.Waived, waived.Decision);
    }

    [Fact]
    public void A_check_keeps_the_limit_that_it_brought()
    {
        var result = Only(Judged(Check(ratio: 1.5) with { Fact = Outcome.Kept }));

        Assert.Equal((10, "rows", "query.yml:3", "rows ≤ 10"), (result.Limit, result.LimitKind, result.LimitOrigin, result.Rule));
    }

    private static LimitCheck Check(double ratio, Better better = Better.Lower) => new()
    {
        Result = new ReportResult
        {
            Id = "query",
            Metric = "rows",
            Unit = "rows",
            Outcome = Outcome.Inconclusive,
            Decision = Decision.Warn,
            Ratio = ratio,
            Limit = 10,
            LimitKind = "rows",
            LimitOrigin = "query.yml:3",
            Rule = "rows ≤ 10",
            Better = better,
            Message = "15 rows",
        },
    };

    private static GateReport Judged(params LimitCheck[] checks) => Judged(GateRules.Default, checks);

    private static GateReport Judged(GateRules rules, params LimitCheck[] checks) =>
        Judge.Decide(Request(null, Set(), rules) with { Checks = checks, Plan = null });

    private static GateRules Allowing(double part) => Waiving(waiver => waiver with { Allow = part });

    private static GateRules Waiving(Func<Waiver, Waiver> change) => GateRules.Default with
    {
        Waivers = [change(Waiver(0) with { Match = "query", Metric = "rows", Allow = null })],
    };

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
