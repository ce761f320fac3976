using PerfGate.Core.Reports;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Checks;

namespace PerfGate.Load.Tests.Conducting;

public sealed class IsolationConductorTests
{
    private static readonly IsolationPlan Plan = new("small", "big") { VictimRate = 200, AggressorRate = 2000, Window = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task EachBlockHasTheVictimAloneAndBesideInAnOrderThatTheSeedDraws()
    {
        List<string> order = [];
        var victim = new SimulatedSession("v", order, _ => 5e6, seed: 1);
        var aggressor = new SimulatedSession("a", order, _ => 5e7, seed: 2);

        var run = await new IsolationConductor(Plan, victim, aggressor).RunAsync(12, TimeSpan.FromSeconds(1), seed: 3, null, TestContext.Current.CancellationToken);

        Assert.Equal(12, run.Blocks.Count);
        Assert.Equal(0, run.Unsettled);
        Assert.All(victim.Plans, plan => Assert.Equal("small", plan.Tenant));
        Assert.All(aggressor.Plans, plan => Assert.Equal("big", plan.Tenant));
        Assert.All([.. victim.Plans, .. aggressor.Plans], plan => Assert.Equal((null, 2), (plan.FirstNumber, plan.NumberStep)));
        // Two counted windows of the victim for each of the aggressor.
        Assert.Equal(12, aggressor.Plans.Count);
        Assert.Equal(24, victim.Plans.Count(plan => plan.WarmUp > TimeSpan.Zero));
        // A probe, a window alone, then beside; or a probe, then beside at once.
        Assert.Contains("vvav", string.Concat(order), StringComparison.Ordinal);
        Assert.Contains("vavvv", string.Concat(order), StringComparison.Ordinal);
        Assert.All(Decided.Isolation(Plan, run.Blocks), result => Assert.Equal(Outcome.Kept, result.Outcome));
    }

    [Fact]
    public async Task AbacklogThatNeverGoesIsSaid()
    {
        var probes = 0;
        var victim = new SimulatedSession("v", [], plan => plan.WarmUp == TimeSpan.Zero && probes++ > 0 ? 5e7 : 5e6, seed: 1);
        var aggressor = new SimulatedSession("a", [], _ => 5e7, seed: 2);

        var run = await new IsolationConductor(Plan, victim, aggressor).RunAsync(8, TimeSpan.Zero, seed: 3, null, TestContext.Current.CancellationToken);

        Assert.True(run.Unsettled >= 8);
    }
}
