using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.Load.Files;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>What <c>perfgate load</c> decides, on sample services that are plainly one thing or the other.</summary>
[Trait("speed", "slow")]
public sealed class LoadVerdictTests : IDisposable
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(10);

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_budget_that_cannot_hold_fails()
    {
        folder.WriteService(
            LoadFolder.CommandOf("waiting"),
            "load: { rate: 100/s, duration: 2s, windows: 10, warm-up: 500ms }\nendpoints: [{ name: wait, request: GET /wait, budget: { p50: 2ms, p95: 20s, p99: 20s } }]");
        var report = folder.Run().Expect(1).Report;

        var broken = Assert.Single(report.Results, result => result.Outcome == Outcome.Broken);
        Assert.Equal(("wait", "p50", Decision.Fail), (broken.Id, broken.Metric, broken.Decision));
        Assert.True(broken.Ratio > 5, broken.Message);
    }

    [Fact]
    public void Base_and_head_take_turns_and_a_slower_head_fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The sides differ by what 'env' puts before their commands.");
        folder.WriteText("compare: { profile: quick }\n", "perfgate.yml");
        folder.WriteService(
            $"env SAMPLE_WAIT=40 {LoadFolder.CommandOf("waiting")}",
            "load: { rate: 60/s, warm-up: 500ms }\nendpoints: [{ name: wait, class: transfer, request: GET /wait }]",
            $"base-command: 'env SAMPLE_WAIT=20 {LoadFolder.CommandOf("waiting")}'");
        using var run = folder.Start("--compare");
        var result = run.Finish().Expect(1);

        var p50 = Assert.Single(result.Report.Results, one => one is { Metric: "p50", Outcome: Outcome.Regressed });
        Assert.InRange(p50.Ratio!.Value, 1.5, 2.5);
        Assert.NotNull(LoadFile.Read(result.InOutput("load-base.json")).Value.Service);
        Assert.NotNull(result.Load.Service);
        Assert.Equal(result.Base.Benchmarks.Select(one => one.Id), result.Head.Benchmarks.Select(one => one.Id));
        MarkedProcesses.ExpectNone(run, OrphanLimit);
    }

    [Fact]
    public void A_tenant_that_hurts_another_fails()
    {
        folder.WriteService(LoadFolder.CommandOf("shared-pool"), """
            load: { rate: 50/s, duration: 2s, windows: 10, warm-up: 500ms }
            endpoints: [{ name: work, class: transfer, request: "GET /tenants/{tenant}/work" }]
            tenants: [{ name: small, users: 10 }, { name: big, users: 1000 }]
            isolation: { victim: small, aggressor: big, victim-rate: 100/s, aggressor-rate: 900/s, blocks: 8, window: 300ms }
            """);
        var report = folder.Run("--isolation").Expect(1).Report;

        var leak = Assert.Single(report.Results, result => result is { Reason: "isolation", Metric: "p50" });
        Assert.Equal((Outcome.Broken, "work [small]"), (leak.Outcome, leak.Id));
        Assert.Contains(report.Results, result => result is { Reason: "budget", Id: "work [small]" });
    }
}
