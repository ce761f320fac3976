using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

public sealed class CapacityWindowTests
{
    private static readonly LoadScenario Scenario = new()
    {
        Name = "capacity",
        File = "capacity.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:1" },
        Shape = new LoadShape(),
        Endpoints = [new LoadEndpoint { Name = "read", Class = EndpointClass.Read, Path = "/" }],
    };

    [Fact]
    public void AWindowWithinEveryBudgetHolds() => Assert.True(CapacityWindow.Judge(Scenario, Window()).Holds);

    [Theory]
    [InlineData(CapacityCause.Budget, "p99 of 'read' 120 ms, budget 100 ms", 120, 0, 0, 0)]
    [InlineData(CapacityCause.Errors, "1 % of 'read' failed, limit 0.1 %", 20, 10, 0, 0)]
    [InlineData(CapacityCause.Unsent, "5 of 1000 requests could not be sent over 100 connections", 20, 0, 5, 0)]
    [InlineData(CapacityCause.Generator, "the generator handed requests on late, p99 6 ms", 120, 10, 5, 6)]
    public void WhatStopsARateIsNamedWithItsNumbers(CapacityCause cause, string words, double p99, int failed, int unsent, double lag)
    {
        var finding = CapacityWindow.Judge(Scenario, Window(p99, failed, unsent, lag));

        Assert.Equal(cause, finding.Cause);
        Assert.Equal(words, finding.Words);
    }

    [Fact]
    public void WhatWasSentLateAndAnsweredInTimeHasHeldAllTheSame() =>
        Assert.True(CapacityWindow.Judge(Scenario, Window(lag: 40)).Holds);

    [Fact]
    public void OnlyALagThatTheBudgetFeelsIsBlamedForIt()
    {
        // A quarter of 100 ms is 25.
        Assert.Equal(CapacityCause.Budget, CapacityWindow.Judge(Scenario, Window(p99: 120, lag: 20)).Cause);
        Assert.Equal(CapacityCause.Generator, CapacityWindow.Judge(Scenario, Window(p99: 120, lag: 30)).Cause);
    }

    [Fact]
    public void AGeneratorWithoutProcessorLearnsNothing() =>
        Assert.Equal(CapacityCause.Generator, CapacityWindow.Judge(Scenario, Window(p99: 500), generatorLoad: 0.97).Cause);

    [Fact]
    public void SilenceIsNoCapacity() =>
        Assert.Equal(CapacityCause.Errors, CapacityWindow.Judge(Scenario, Window() with { Series = [] }).Cause);

    private static LoadWindow Window(double p99 = 20, int failed = 0, int unsent = 0, double lag = 0.1) => new()
    {
        Seconds = 5,
        Due = 1000,
        Unsent = unsent,
        Lag = new LatencySummary { Count = 1000, P99 = lag * 1e6 },
        Series =
        [
            new LoadSeries
            {
                Endpoint = "read",
                Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = 1000 - failed, [RequestOutcome.ServerError] = failed },
                Response = new LatencySummary { Count = 1000 - failed, P50 = 5e6, P95 = 10e6, P99 = p99 * 1e6 },
            },
        ],
    };
}
