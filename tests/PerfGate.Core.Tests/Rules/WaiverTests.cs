using PerfGate.Core.Rules;

namespace PerfGate.Core.Tests.Rules;

public sealed class WaiverTests
{
    private static readonly Waiver Waiver = new() { Match = "*", Metric = "p99", Until = new DateOnly(2027, 1, 31), Issue = "#1", Reason = "known" };

    [Theory]
    [InlineData(0.1, null, 0.1, true)]
    [InlineData(0.1, null, 0.11, false)]
    [InlineData(null, 5.0, 0.11, true)]
    [InlineData(null, 4.9, 0.01, false)]
    public void A_ceiling_accepts_growth_up_to_itself_in_its_own_unit(double? allow, double? absolute, double relative, bool accepted) =>
        Assert.Equal(accepted, (Waiver with { Allow = allow, AllowAbsolute = absolute }).Accepts(relative, absolute: 5));

    /// <summary>An error rate whose limit is 0 has none to divide by; a service that ended has no number at all.</summary>
    [Theory]
    [InlineData(double.MaxValue, null)]
    [InlineData(null, double.MaxValue)]
    [InlineData(0.0, null)]
    [InlineData(null, 0.0)]
    [InlineData(null, null)]
    public void What_has_no_size_is_within_no_ceiling(double? allow, double? absolute) =>
        Assert.False((Waiver with { Allow = allow, AllowAbsolute = absolute }).Accepts(relative: null, absolute: null));

    [Theory]
    [InlineData(null, null)]
    [InlineData(0.01, 5.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, null)]
    public void Any_accepts_all_of_it_with_a_size_and_without(double? relative, double? absolute) =>
        Assert.True((Waiver with { AllowAny = true }).Accepts(relative, absolute));

    /// <summary>Growth of which only the amount is known, such as from zero, is within no percentage.</summary>
    [Fact]
    public void A_size_of_one_kind_is_held_against_a_ceiling_of_that_kind()
    {
        Assert.False((Waiver with { Allow = 10 }).Accepts(relative: null, absolute: 1));
        Assert.True((Waiver with { AllowAbsolute = 1 }).Accepts(relative: null, absolute: 1));
        Assert.False((Waiver with { AllowAbsolute = 1 }).Accepts(relative: 0, absolute: null));
        Assert.False((Waiver with { Allow = 10 }).Accepts(double.PositiveInfinity, double.PositiveInfinity));
    }
}
