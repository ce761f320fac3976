using PerfGate.Load.Checks;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;

namespace PerfGate.Load.Tests.Conducting;

public sealed class CapacityConductorTests
{
    private static readonly CapacityPlan Plan = new(100, 100_000) { Precision = 0.02 };

    [Fact]
    public async Task FindsWhereTheBudgetEndsOfBothServices()
    {
        List<string> order = [];
        CapacitySide[] sides = [new("base", new QueueingSession(2000, order, "base")), new("head", new QueueingSession(1000, order, "head"))];

        var outcomes = await new CapacityConductor(Plans.Scenario(), Plan, 1).RunAsync(sides, null, TestContext.Current.CancellationToken);

        // The default budget of a read, p99 < 100 ms, is reached at 95 % of the capacity when a request alone takes 5 ms.
        Assert.InRange(outcomes[0].Search.Held!.Value, 1900 * 0.98, 1900);
        Assert.InRange(outcomes[1].Search.Held!.Value, 950 * 0.98, 950);
        Assert.All(outcomes, outcome => Assert.Equal(CapacityCause.Budget, outcome.Search.Stop!.Cause));
        var report = CapacityReport.Of(outcomes);
        Assert.Equal(outcomes[0].Search.Held, report.Before);
        Assert.Equal(outcomes[1].Search.Held, report.After);
        Assert.Contains("budget 100 ms", report.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServicesTakeTurnsWindowByWindow()
    {
        List<string> order = [];
        CapacitySide[] sides = [new("base", new QueueingSession(900, order, "base")), new("head", new QueueingSession(900, order, "head"))];

        await new CapacityConductor(Plans.Scenario(), Plan, 1).RunAsync(sides, null, TestContext.Current.CancellationToken);

        Assert.All(order.Chunk(2), turn => Assert.Equal(["base", "head"], turn));
    }

    [Fact]
    public async Task ABusyGeneratorEndsTheSearchWithoutACapacity()
    {
        CapacitySide[] sides = [new("head", new QueueingSession(50, [], "head"))];

        var outcomes = await new CapacityConductor(Plans.Scenario(), Plan, 1) { GeneratorLoad = () => 0.99 }
            .RunAsync(sides, null, TestContext.Current.CancellationToken);

        Assert.Null(CapacityReport.Of(outcomes).After);
        Assert.Contains("nothing was learnt", CapacityReport.Of(outcomes).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStepHoldsTheAnswersThatAp99Needs()
    {
        var session = new SimulatedSession("head", [], _ => 5e6, seed: 1);
        var plan = new CapacityPlan(5, 1000) { Step = TimeSpan.FromSeconds(0.5) };

        await new CapacityConductor(ConductedScenario.Of(), plan, 1).RunAsync([new CapacitySide("head", session)], null, TestContext.Current.CancellationToken);

        Assert.All(session.Plans, load => Assert.Equal(
            Math.Clamp(120 / load.Stages[0].From, 0.5, 10), load.Duration.TotalSeconds, 1e-6));
        Assert.Contains(session.Plans, load => load.Duration == plan.Step);
    }

    [Fact]
    public async Task CancellingKeepsWhatWasFound()
    {
        using var ending = new CancellationTokenSource();
        var steps = 0;
        var conductor = new CapacityConductor(Plans.Scenario(), Plan, 1)
        {
            Measured = (_, _) =>
            {
                if (++steps == 5)
                {
                    ending.Cancel();
                }
            },
        };

        var outcomes = await conductor.RunAsync([new CapacitySide("head", new QueueingSession(1e6, [], "head"))], null, ending.Token);

        Assert.Equal(200, outcomes[0].Search.Held);
        Assert.Equal("cut short; 200/s held so far", CapacityWords.Of(outcomes[0].Search));
    }
}
