using PerfGate.Load.Measured;
using PerfGate.Load.Raw;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Tests.Raw;

/// <summary>Short runs of the raw engine.</summary>
internal static class RawRuns
{
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    public static LoadScenario Scenario(Uri address, LoadShape? shape = null, params LoadEndpoint[] endpoints) => new()
    {
        Name = "raw",
        File = "raw.yml",
        Target = new LoadTarget { Address = address.ToString() },
        Shape = (shape ?? new LoadShape { Connections = 8, Timeout = TimeSpan.FromSeconds(1) }) with { Engine = LoadEngine.Raw },
        Endpoints = endpoints.Length > 0 ? endpoints : [new LoadEndpoint { Name = "read", Class = EndpointClass.Read, Path = "/" }],
    };

    /// <summary>An open load of half a second after a short warm-up.</summary>
    public static LoadPlan Plan(double rate = 200, double seconds = 0.5, int windows = 1, double warmUp = 0) => new()
    {
        Stages = [LoadStage.Constant(rate, TimeSpan.FromSeconds(seconds))],
        WarmUp = TimeSpan.FromSeconds(warmUp),
        Duration = TimeSpan.FromSeconds(seconds),
        Windows = windows,
        Seed = 1,
    };

    public static async Task<LoadRun> RunAsync(LoadScenario scenario, Uri address, LoadPlan plan, CancellationToken cancellation = default)
    {
        await using var session = new RawSession(scenario, address);
        return await session.RunAsync(plan, null, cancellation);
    }

    public static Task<LoadRun> RunAsync(ScriptedServer server, LoadPlan? plan = null, LoadShape? shape = null, params LoadEndpoint[] endpoints) =>
        RunAsync(Scenario(server.Address, shape, endpoints), server.Address, plan ?? Plan());

    public static Dictionary<RequestOutcome, long> Outcomes(this LoadRun run) =>
        run.Total.Series.SelectMany(series => series.Outcomes).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Value));
}
