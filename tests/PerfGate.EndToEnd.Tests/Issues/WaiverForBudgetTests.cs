using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.EndToEnd.Tests.Load;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: no waiver covered a latency budget. Here a service waits 20 ms and may take 10 ms.</summary>
[Trait("speed", "slow")]
public sealed class WaiverForBudgetTests : IDisposable
{
    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_broken_budget_is_waived_up_to_its_ceiling()
    {
        var result = Run(allow: "300%", until: "2099-12-31").Expect(0);

        var waived = Broken(result);
        Assert.Equal(Decision.Waived, waived.Decision);
        Assert.Contains("waived until 2099-12-31 (#7): an index is on its way", waived.Message, StringComparison.Ordinal);
        Assert.Contains("broken, waived", result.Output, StringComparison.Ordinal);
        Assert.Contains("waived until 2099-12-31", File.ReadAllText(result.InOutput("report.md")), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Report.Warnings, warning => warning.Code is DiagnosticIds.WaiverExpired or DiagnosticIds.WaiverUnmatched);
    }

    [Fact]
    public void A_ceiling_below_what_was_found_waives_nothing()
    {
        var result = Run(allow: "10%", until: "2099-12-31").Expect(1);

        var failed = Broken(result);
        Assert.Equal(Decision.Fail, failed.Decision);
        Assert.Contains(
            failed.Warnings, warning => warning.StartsWith("the waiver for \"wait\" (#7, until 2099-12-31) accepts 10 %, the growth is ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_expired_waiver_waives_nothing_and_is_named()
    {
        var result = Run(allow: "300%", until: "2020-01-31").Expect(1);

        Assert.Equal(Decision.Fail, Broken(result).Decision);
        var expired = Assert.Single(result.Report.Warnings, warning => warning.Code == DiagnosticIds.WaiverExpired);
        Assert.Contains("2020-01-31", expired.Message, StringComparison.Ordinal);
        Assert.Contains(DiagnosticIds.WaiverExpired, result.Output, StringComparison.Ordinal);
    }

    private static ReportResult Broken(ToolResult result) =>
        Assert.Single(result.Report.Results, one => one is { Id: "wait", Metric: "p50", Outcome: Outcome.Broken });

    private ToolResult Run(string allow, string until)
    {
        folder.WriteText(
            $"""
            waivers:
              - match: wait
                metric: p50
                allow: {allow}
                until: {until}
                issue: "#7"
                reason: an index is on its way
            """,
            "perfgate.yml");
        folder.WriteService(
            LoadFolder.CommandOf("waiting"),
            "load: { rate: 100/s, duration: 2s, windows: 10, warm-up: 500ms }\nendpoints: [{ name: wait, request: GET /wait, budget: { p50: 10ms, p95: 20s, p99: 20s, investigate: 30s } }]");
        return folder.Run();
    }
}
