using PerfGate.Load.Scenarios;

namespace PerfGate.LimitTrials;

/// <summary>A scenario whose one request needs what the limit takes.</summary>
internal static class TrialScenario
{
    /// <param name="kind">The limit.</param>
    /// <param name="folder">That the service writes to.</param>
    /// <param name="database">Connection string; null: there is none.</param>
    public static LoadScenario For(LimitKind kind, string folder, string? database)
    {
        var (path, rate) = kind switch
        {
            LimitKind.Memory80 or LimitKind.Memory90 or LimitKind.Memory100 => ("/memory", 50),
            LimitKind.Cpu => ("/compute", 70),
            LimitKind.Concurrency => ("/work", 30),
            LimitKind.Database => ("/database", 50),
            LimitKind.DiskSlow => ("/disk", 25),
            _ => ("/disk", 50),
        };
        return new LoadScenario
        {
            Name = "trial",
            File = Path.Combine(folder, "trial.yml"),
            Target = new LoadTarget { Address = "http://127.0.0.1:{port}" },
            Service = new LoadService { Command = "sample" },
            Shape = new LoadShape
            {
                Stages = [LoadStage.Constant(rate, TimeSpan.FromSeconds(1))],
                WarmUp = TimeSpan.FromSeconds(1),
                Timeout = TimeSpan.FromSeconds(1.5),
                Connections = 200,
            },
            Endpoints = [new LoadEndpoint { Name = path[1..], Class = EndpointClass.List, Path = path, Budget = new LatencyBudget { P99 = TimeSpan.FromSeconds(1.4) } }],
            Limits = new LimitsPlan
            {
                Before = TimeSpan.FromSeconds(2),
                During = TimeSpan.FromSeconds(kind == LimitKind.Concurrency ? 6 : 2.5),
                Recovery = TimeSpan.FromSeconds(8),
                Memory = 128L << 20,
                DiskFolder = folder,
                Database = database is null ? null : SecretText.Plain(database),
            },
        };
    }
}
