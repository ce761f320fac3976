using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Tests.Engine;

/// <summary>Small scenarios and plans of tests.</summary>
internal static class Plans
{
    public static LoadScenario Scenario(params LoadEndpoint[] endpoints) => new()
    {
        Name = "planted",
        File = "planted.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:1" },
        Shape = new LoadShape { Timeout = TimeSpan.FromSeconds(1), Connections = 20 },
        Endpoints = endpoints.Length > 0 ? endpoints : [Get("/")],
    };

    public static LoadEndpoint Get(string path, string? name = null) => new() { Name = name ?? path, Class = EndpointClass.Read, Path = path };

    public static LoadPlan Of(double rate, double seconds, int windows = 1) => new()
    {
        Stages = [LoadStage.Constant(rate, TimeSpan.FromSeconds(seconds))],
        Duration = TimeSpan.FromSeconds(seconds),
        Windows = windows,
        Seed = 7,
    };

    public static async Task<LoadRun> RunAsync(LoadScenario scenario, Uri address, LoadPlan plan, CancellationToken cancellation = default)
    {
        await using var session = LoadSession.Open(scenario, address);
        return await session.RunAsync(plan, null, cancellation);
    }
}
