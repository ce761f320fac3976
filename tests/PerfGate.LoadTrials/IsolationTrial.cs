using System.Diagnostics;
using System.Globalization;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.LimitTrials;
using PerfGate.Load;
using PerfGate.Load.Checks;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;

namespace PerfGate.LoadTrials;

/// <summary>A small tenant beside one that asks for more than its share of the slots gives.</summary>
internal static class IsolationTrial
{
    private const double VictimRate = 100;
    private const double AggressorRate = 800;

    /// <returns>Outcome, blocks, ratio of p50, ratio of p99, decision, seconds, separated by tabs.</returns>
    public static async Task<string> RunAsync(string character, ulong seed)
    {
        var began = Stopwatch.GetTimestamp();
        var plan = new IsolationPlan("small", "big")
        {
            VictimRate = VictimRate,
            AggressorRate = AggressorRate,
            Blocks = IsolationPlan.FewestBlocks,
            Window = TimeSpan.FromSeconds(0.5),
        };
        var scenario = new LoadScenario
        {
            Name = "tenants",
            File = "tenants.yml",
            Target = new LoadTarget { Address = "http://127.0.0.1:{port}" },
            Shape = new LoadShape { Stages = [LoadStage.Constant(VictimRate, TimeSpan.FromSeconds(1))], Connections = 50, Seed = seed },
            Endpoints = [new LoadEndpoint { Name = "work", Class = EndpointClass.List, Path = "/tenants/{tenant}/work" }],
            Tenants = [new LoadTenant("small", 10, 1), new LoadTenant("big", 1000, 10)],
            Isolation = plan,
        };
        await using var service = await SampleService.StartAsync(character, new Dictionary<string, string>(), ServiceAdditions.None, CancellationToken.None);
        await using var victim = LoadSession.Open(scenario, service.Address);
        await using var aggressor = LoadSession.Open(scenario, service.Address);
        var conductor = new IsolationConductor(plan, victim, aggressor) { Settle = TimeSpan.FromSeconds(0.25) };
        var blocks = IsolationJudge.BlocksFor(plan, IsolationJudge.CountOf(scenario), GateRules.Default.Compare.FalseAlarms);
        var run = await conductor.RunAsync(blocks, TimeSpan.FromSeconds(1), seed, null, CancellationToken.None);
        var results = Judge.Decide(new JudgeRequest
        {
            Head = new MeasurementSet { Environment = new MeasuredEnvironment { Key = "trial" }, Benchmarks = [] },
            Rules = GateRules.Default,
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
            Design = Design.Checks,
            Checks = IsolationJudge.Checks(plan, run.Blocks),
        }).Results;
        var found = results.Any(result => result.Outcome == Outcome.Broken) ? "failed"
            : results.All(result => result.Outcome == Outcome.Kept) ? "passed"
            : "inconclusive";
        double? Ratio(string metric) => results.First(result => result.Metric == metric).Ratio;
        var decision = results.Any(result => result.Decision == Decision.Fail) ? "fail" : results.Any(result => result.Decision == Decision.Warn) ? "warn" : "pass";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found}\t{run.Blocks.Count}\t{Ratio("p50"):0.000}\t{Ratio("p99"):0.000}\t{decision}\t{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0}");
    }
}
