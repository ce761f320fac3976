using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.LimitTrials;
using PerfGate.Load;
using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;

namespace PerfGate.LoadTrials;

/// <summary>A service that waits 40 ms, against itself or against one that waits 44 ms.</summary>
/// <remarks>Multiples of 4 ms: in such steps the runtime's timers tick on Linux, so that 20 and 22 ms are 21 and 24 to 25.</remarks>
internal static class ComparisonTrial
{
    private const double Rate = 250;

    /// <returns>Outcome, pairs, ratio of p50, ratio of p99, verdict, seconds, separated by tabs.</returns>
    public static async Task<string> RunAsync(bool isSlower, Profile profile, ulong seed)
    {
        var began = Stopwatch.GetTimestamp();
        var scenario = new LoadScenario
        {
            Name = "compare",
            File = "compare.yml",
            Target = new LoadTarget { Address = "http://127.0.0.1:{port}" },
            Shape = new LoadShape { Stages = [LoadStage.Constant(Rate, TimeSpan.FromSeconds(1))], Connections = 50, Arrivals = ArrivalPattern.Poisson, Seed = seed },
            Endpoints = [new LoadEndpoint { Name = "wait", Class = EndpointClass.List, Path = "/wait" }],
        };
        await using var before = await StartAsync("40");
        await using var after = await StartAsync(isSlower ? "44" : "40");
        await using var baseSession = LoadSession.Open(scenario, before.Address);
        await using var headSession = LoadSession.Open(scenario, after.Address);
        var conductor = new ComparisonConductor(scenario, baseSession, headSession)
        {
            Environment = new MeasuredEnvironment { Key = "trial", Cores = Environment.ProcessorCount, Runtime = RuntimeInformation.FrameworkDescription },
        };
        var plan = new ComparisonPlan
        {
            Window = TimeSpan.FromSeconds(0.5),
            Settle = TimeSpan.FromSeconds(0.1),
            WarmUp = TimeSpan.FromSeconds(1),
            Profile = profile,
            Seed = seed,
        };
        var run = await conductor.RunAsync(plan, GateRules.Default, null, CancellationToken.None);
        var report = Judge.Decide(run.Question());
        var outcomes = report.Results.Select(result => result.Outcome).ToHashSet();
        var found = outcomes.Contains(Outcome.Regressed) ? "regressed"
            : outcomes.Contains(Outcome.Inconclusive) ? "inconclusive"
            : outcomes.Contains(Outcome.Improved) ? "improved"
            : "unchanged";
        double? Ratio(string metric) => report.Results.FirstOrDefault(result => result.Metric == metric)?.Ratio;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found}\t{run.Pairs}\t{Ratio("p50"):0.000}\t{Ratio("p99"):0.000}\t{report.Verdict.ToString().ToLowerInvariant()}\t{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0}");
    }

    private static Task<Load.Services.IRunningService> StartAsync(string wait) => SampleService.StartAsync(
        "waiting", new Dictionary<string, string> { ["SAMPLE_WAIT"] = wait }, ServiceAdditions.None, CancellationToken.None);
}
