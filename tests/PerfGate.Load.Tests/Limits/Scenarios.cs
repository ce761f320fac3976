using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Limits;

internal static class Scenarios
{
    public static LoadScenario Work(LimitsPlan? plan = null, LoadService? service = null) => new()
    {
        Name = "work",
        File = "work.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:1" },
        Service = service,
        Shape = new LoadShape { Stages = [LoadStage.Constant(20, TimeSpan.FromSeconds(1))], WarmUp = TimeSpan.FromSeconds(0.5), Timeout = TimeSpan.FromSeconds(2) },
        Endpoints =
        [
            new LoadEndpoint { Name = "work", Class = EndpointClass.List, Path = "/work", Budget = new LatencyBudget { P99 = TimeSpan.FromSeconds(1) } },
        ],
        Limits = plan ?? new LimitsPlan
        {
            Before = TimeSpan.FromSeconds(0.5),
            During = TimeSpan.FromSeconds(1),
            Recovery = TimeSpan.FromSeconds(2),
        },
    };
}
