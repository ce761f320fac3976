using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Conducting;

internal static class ConductedScenario
{
    public static LoadScenario Of(double rate = 200) => new()
    {
        Name = "shop",
        File = "shop.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:1" },
        Shape = new LoadShape { Stages = [LoadStage.Constant(rate, TimeSpan.FromSeconds(60))], Seed = 7 },
        Endpoints = [new LoadEndpoint { Name = "read", Class = EndpointClass.Read, Path = "/" }],
    };
}
