using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;
using PerfGate.TestKit;
using static PerfGate.TestKit.Seen;

namespace PerfGate.Load.Tests.Limits;

public sealed class LimitRecoveryTests
{
    private static readonly LoadWindow Well = Seen.Requests(100, 10);
    private static readonly LoadWindow Slow = Seen.Requests(100, 400);
    private static readonly LoadWindow Refusing = Seen.Requests(90, 10, shed: 10);

    [Fact]
    public void It_begins_with_the_first_window_from_which_on_all_are_well() =>
        Assert.Equal(3, Seconds(Slow, Well, Refusing, Well, Well, Well));

    [Fact]
    public void It_may_begin_at_once() => Assert.Equal(0, Seconds(Well, Well, Well));

    [Fact]
    public void Two_windows_are_not_enough() => Assert.Null(Seconds(Slow, Well, Well));

    [Fact]
    public void A_window_in_which_nothing_was_asked_shows_nothing() => Assert.Null(Seconds(Well, Well, Seen.Requests(0, 0)));

    [Fact]
    public void What_was_held_before_or_a_little_more_is_back()
    {
        LimitResources before = new(100L << 20, 10);

        Assert.True(LimitRecovery.IsBack(before, new LimitResources(131L << 20, 14), LimitTolerances.Default));
        Assert.False(LimitRecovery.IsBack(before, new LimitResources(133L << 20, 10), LimitTolerances.Default));
        Assert.False(LimitRecovery.IsBack(before, new LimitResources(100L << 20, 15), LimitTolerances.Default));
        Assert.True(LimitRecovery.IsBack(before, null, LimitTolerances.Default));
    }

    [Fact]
    public void Every_kind_has_a_name_that_finds_it() =>
        Assert.All(LimitNames.All, kind => Assert.Equal(kind, LimitNames.Find(LimitNames.Of(kind))));

    private static double? Seconds(params LoadWindow[] windows) => LimitRecovery.Seconds(Recovering(windows), Budgets, 0.01);
}
