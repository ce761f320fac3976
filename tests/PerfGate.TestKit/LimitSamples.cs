using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;

namespace PerfGate.TestKit;

/// <summary>Reports of runs of limits.</summary>
public static class LimitSamples
{
    /// <summary>A service that takes one limit well, breaks under two, and leaves one open; and a limit that was not imposed.</summary>
    public static GateReport EveryVerdict() => Report(
        Seen.Judged(Seen.Graceful),
        Seen.Judged(Seen.Graceful with { Kind = LimitKind.DiskFull, During = Seen.Phase(Seen.Requests(90, 40, errors: 10)) }),
        Seen.Judged(Seen.Graceful with
        {
            Kind = LimitKind.Memory90,
            How = "90 % of a heap",
            Extent = "109 MiB of ballast were held",
            Recovery = [],
            Fate = new ServiceExit(false) { ExitCode = 139, LastWords = "Out of memory.\nAborted\u001b[31m <b>|" },
        }),
        Seen.Judged(Seen.Graceful with { Kind = LimitKind.DiskSlow, Before = Seen.Phase(Seen.Requests(0, 0)) }),
        LimitEvidence.NotImposed("database", "the scenario names no `database` under `limits`"));

    public static GateReport Report(params LimitEvidence[] evidence) => Report(GateRules.Default, evidence);

    public static GateReport Report(GateRules rules, params LimitEvidence[] evidence) => LimitsReport.Of(
        evidence,
        LoadSamples.Measured(),
        new LoadScenario
        {
            Name = "checkout",
            File = "checkout.yml",
            Target = new LoadTarget { Address = "http://127.0.0.1:1" },
            Shape = new LoadShape(),
            Endpoints = [new LoadEndpoint { Name = Seen.Endpoint, Class = EndpointClass.List, Path = "/orders", Budget = Seen.Budgets[Seen.Endpoint], Line = 12 }],
        },
        rules,
        new DateOnly(2026, 11, 24));
}
