using PerfGate.Core.Reports;
using PerfGate.LimitTrials;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Load.Tests.Checks;

namespace PerfGate.Load.Tests.Conducting;

/// <summary>The engine, the conductor and the judge together on a service whose tenants share a pool; tests/PerfGate.LoadTrials repeats it.</summary>
public sealed class IsolationOnServiceTests
{
    [Fact]
    public async Task AsharedPoolIsAleak()
    {
        var stop = TestContext.Current.CancellationToken;
        var plan = new IsolationPlan("small", "big") { VictimRate = 100, AggressorRate = 800, Blocks = 9, Window = TimeSpan.FromSeconds(0.3) };
        var scenario = ConductedScenario.Of() with
        {
            Endpoints = [new LoadEndpoint { Name = "work", Class = EndpointClass.List, Path = "/tenants/{tenant}/work" }],
            Tenants = [new LoadTenant("small", 10, 1), new LoadTenant("big", 1000, 8)],
        };
        await using var service = await SampleService.StartAsync("shared-pool", new Dictionary<string, string>(), ServiceAdditions.None, stop);
        await using var victim = LoadSession.Open(scenario, service.Address);
        await using var aggressor = LoadSession.Open(scenario, service.Address);

        var run = await new IsolationConductor(plan, victim, aggressor) { Settle = TimeSpan.FromSeconds(0.2) }
            .RunAsync(plan.Blocks, TimeSpan.FromSeconds(0.5), seed: 1, null, stop);

        var p50 = Decided.Isolation(plan, run.Blocks).Single(result => result.Metric == "p50");
        Assert.Equal((Outcome.Broken, Decision.Fail), (p50.Outcome, p50.Decision));
        Assert.True(p50.Ratio > 2, p50.Message);
        Assert.Contains("pools of their own", p50.Message, StringComparison.Ordinal);
    }
}
