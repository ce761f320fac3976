using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Load;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: a service that stood still one time ended as inconclusive with exit code 0, because most windows were good.</summary>
[Trait("speed", "slow")]
public sealed class PauseInOneWindowTests : IDisposable
{
    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_service_that_stands_still_fails_and_the_report_says_when_and_how_long()
    {
        folder.WriteService(
            LoadFolder.CommandOf("pausing"),
            """
            load: { rate: 300/s, duration: 4s, windows: 10, warm-up: 500ms, connections: 400 }
            endpoints: [{ name: steady, request: GET /steady, budget: { p50: 20s, p95: 20s, p99: 20s, investigate: 300ms } }]
            """);

        var result = folder.Run().Expect(1);

        var seen = result.Load.Total.Pauses!.Longest.Where(pause => pause.Cause == PauseCause.Service).MaxBy(pause => pause.Seconds)!;
        Assert.InRange(seen.Seconds, 0.6, 1.2);
        Assert.InRange(seen.Start, 1, 2);

        var report = result.Report;
        var pause = Assert.Single(report.Results, one => one.Metric == PauseCheck.Metric);
        Assert.Equal(("steady", Outcome.Broken, Decision.Fail), (pause.Id, pause.Outcome, pause.Decision));
        Assert.Equal((3e8, LoadLimitKinds.Budget, "ns"), (pause.Limit!.Value, pause.LimitKind, pause.Unit));
        Assert.InRange(pause.Ratio!.Value, 2, 4);
        Assert.StartsWith("stood still ", pause.Message, StringComparison.Ordinal);
        Assert.Equal(DiagnosticIds.BeyondInvestigate, report.Warnings[0].Code);
        Assert.DoesNotContain(report.Results, one => one.Metric != PauseCheck.Metric && one.Outcome == Outcome.Broken);

        var output = Unwrapped(result.Output);
        Assert.Contains(FormattableString.Invariant($"for {seen.Seconds:0.00} s from {seen.Start:0.0} s on"), output, StringComparison.Ordinal);
        Assert.Contains($"{DiagnosticIds.BeyondInvestigate} p99 of 'steady' is ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_never_does_keeps_its_pause()
    {
        folder.Write(load: "rate: 300/s, duration: 2s, windows: 10, warm-up: 500ms");

        var report = folder.Run().Expect(0).Report;

        var pause = Assert.Single(report.Results, one => one.Metric == PauseCheck.Metric);
        Assert.Equal(("fast", Outcome.Kept, Decision.Pass), (pause.Id, pause.Outcome, pause.Decision));
    }

    private static string Unwrapped(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
