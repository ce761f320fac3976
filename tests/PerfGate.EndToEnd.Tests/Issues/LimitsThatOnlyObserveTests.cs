using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.EndToEnd.Tests.Load;
using PerfGate.Load.Checks;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: <c>perfgate limits</c> failed under <c>gate: observe</c>. Here the service refuses nothing when its heap is full.</summary>
[Trait("speed", "slow")]
public sealed class LimitsThatOnlyObserveTests : IDisposable
{
    private const string Kind = "memory-80";
    private const int MostAttempts = 3;

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_service_that_breaks_fails_without_rules()
    {
        var (result, limit) = Run();

        Assert.Equal((1, Outcome.Broken, Decision.Fail), (result.ExitCode, limit.Outcome, limit.Decision));
    }

    [Fact]
    public void Observed_it_is_reported_and_fails_nothing()
    {
        folder.WriteText("compare: { gate: observe }\n", "observe.yml");

        var (result, limit) = Run("--policy", "observe.yml");

        Assert.Equal((0, Outcome.Broken, Decision.Warn), (result.ExitCode, limit.Outcome, limit.Decision));
    }

    [Fact]
    public void A_waiver_for_anything_accepts_it()
    {
        folder.WriteText(
            $"waivers:\n  - {{ match: {Kind}, metric: limit, allow: any, until: 2099-12-31, issue: \"#8\", reason: it is started again }}\n", "perfgate.yml");

        var (result, limit) = Run();

        Assert.Equal((0, Outcome.Broken, Decision.Waived), (result.ExitCode, limit.Outcome, limit.Decision));
        Assert.Contains("waived until 2099-12-31 (#8): it is started again", limit.Message, StringComparison.Ordinal);
    }

    /// <summary>Again where a busy machine lets nothing be said of the service.</summary>
    private (ToolResult Result, ReportResult Limit) Run(params string[] options)
    {
        folder.WriteService(LoadFolder.CommandOf("greedy"), """
            load: { rate: 50/s, duration: 1s, windows: 10, warm-up: 500ms, timeout: 1500ms, connections: 200 }
            endpoints: [{ name: memory, class: list, request: GET /memory, budget: { p99: 1400ms } }]
            limits: { before: 1s, during: 1500ms, recovery: 8s, memory: 128MB }
            """);
        for (var attempt = 1; ; attempt++)
        {
            var result = ToolRun.RunIn(folder.Root, ["limits", LoadFolder.Scenario, "--kind", Kind, .. options]);
            Assert.True(File.Exists(result.InOutput("report.json")), $"{result}");
            var limit = Assert.Single(result.Report.Results);
            Assert.Equal((Kind, LoadLimitKinds.Limit), (limit.Id, limit.LimitKind));
            if (limit.Outcome != Outcome.Inconclusive || attempt == MostAttempts)
            {
                return (result, limit);
            }
        }
    }
}
