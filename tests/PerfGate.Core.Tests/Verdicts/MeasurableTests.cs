using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Comparing;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>What can be compared at all: values of a size that is measured, under conditions that agree.</summary>
public sealed class MeasurableTests
{
    private static readonly Metric Fine = Time(Around(100));

    [Theory]
    [InlineData(0)]
    [InlineData(1e-30)]
    [InlineData(-1e-30)]
    [InlineData(1e30)]
    [InlineData(-1e30)]
    public void Nothing_and_what_is_neither_tiny_nor_huge_is_taken(double value) =>
        Assert.Single(Judged(Fine, Time([.. Around(100)[..15], value])).Results);

    [Theory]
    [InlineData(9e-31)]
    [InlineData(-9e-31)]
    [InlineData(double.Epsilon)]
    [InlineData(1.1e30)]
    [InlineData(-1.1e30)]
    [InlineData(double.MaxValue)]
    public void What_nothing_measures_is_refused_with_its_place(double value)
    {
        // In the second launch, as its second value, of the second metric of the second benchmark: all are looked at.
        var odd = Fine with { Launches = [Fine.Launches[0], new Launch { Pair = 2, Values = [100, value] }] };
        var set = Set(Benchmark("A", Fine), Benchmark("B", Allocated(8, 8), odd));
        var plain = Set(Benchmark("A", Fine));

        Assert.Equal(Refusal("head", value), Refused(Request(plain, set)));
        Assert.Equal(Refusal("base", value), Refused(Request(set, plain)));
        Assert.Equal(Refusal("an earlier run", value), Refused(Request(plain, plain) with { Design = Design.Stored, History = [plain, set] }));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_left_out_and_not_refused(double value)
    {
        var result = Assert.Single(Judged(Fine, Time([.. Around(100), value])).Results);

        Assert.Contains("launches without a usable value were left out: 0 of base, 1 of head", result.Warnings);
    }

    [Fact]
    public void Conditions_that_differ_are_named_with_both_values()
    {
        Assert.Equal("'rate' is '50' in base and '60' in head", SameConditions.Difference(Of(("rate", "50")), Of(("rate", "60"))));
        Assert.Equal("'rate' is '50' in base and not stated in head", SameConditions.Difference(Of(("rate", "50")), null));
        Assert.Equal("'rate' is not stated in base and '60' in head", SameConditions.Difference(null, Of(("rate", "60"))));
        Assert.Equal(
            "'tenants' is '2' in base and not stated in head", SameConditions.Difference(Of(("rate", "50"), ("tenants", "2")), Of(("rate", "50"))));
        Assert.Equal(
            "'tenants' is not stated in base and '2' in head", SameConditions.Difference(Of(("rate", "50")), Of(("rate", "50"), ("tenants", "2"))));
    }

    [Fact]
    public void Conditions_that_agree_have_no_difference()
    {
        Assert.Null(SameConditions.Difference(null, null));
        Assert.Null(SameConditions.Difference(Of(), null));
        Assert.Null(SameConditions.Difference(Of(("rate", "50"), ("tenants", "2")), Of(("tenants", "2"), ("rate", "50"))));
    }

    [Fact]
    public void Sides_of_different_conditions_are_refused()
    {
        var set = Set(Benchmark("A", Fine));

        var refused = Assert.Throws<PerfGateException>(() => Judged(set with { Conditions = Of(("rate", "50")) }, set with { Conditions = Of(("rate", "60")) }));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ConditionsDiffer), (refused.ExitCode, Assert.Single(refused.Diagnostics).Code));
        Assert.Equal(
            "These runs cannot be compared, their conditions differ: 'rate' is '50' in base and '60' in head. Measure both sides in the same way.",
            refused.Diagnostics[0].Message);
    }

    private static Dictionary<string, string> Of(params (string Key, string Value)[] conditions) =>
        conditions.ToDictionary(one => one.Key, one => one.Value);

    private static string Refused(JudgeRequest request)
    {
        var refused = Assert.Throws<PerfGateException>(() => Judge.Decide(request));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.InvalidInput), (refused.ExitCode, Assert.Single(refused.Diagnostics).Code));
        return refused.Diagnostics[0].Message;
    }

    private static string Refusal(string side, double value) => FormattableString.Invariant(
        $"{Benchmark("B").Identity}, time: {side} has the value {value:R}; values are 0, or between 1E-30 and 1E+30 in size.");
}
