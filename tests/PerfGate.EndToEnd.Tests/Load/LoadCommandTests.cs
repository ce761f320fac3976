using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary><c>perfgate load</c> as users start it, against the sample service as a process of its own.</summary>
[Trait("speed", "slow")]
public sealed class LoadCommandTests : IDisposable
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(10);

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_service_is_started_loaded_reported_and_ended()
    {
        folder.Write();
        using var run = folder.Start();
        var result = run.Finish().Expect(0);

        var report = result.Report;
        var load = result.Load;
        var total = Assert.Single(load.Total.Series);
        Assert.Equal(("shop", "fast"), (load.Identity.Scenario, total.Endpoint));
        Assert.Equal(200, total.Ended);
        Assert.Equal(10, load.Windows.Count);
        Assert.True(load.Service is { MemoryMax: > 10_000_000, ThreadsMax: > 3, Samples: > 1 }, $"{load.Service}");
        Assert.True(load.Generator!.CpuMean > 0);
        Assert.Contains(report.SectionsAt(SectionPlace.After), section => section.Table?.Title == "Resources");
        Assert.All((string[])["report.json", "report.md", "report.html"], file => Assert.True(File.Exists(result.InOutput(file)), file));
        if (OperatingSystem.IsLinux())
        {
            MarkedProcesses.ExpectNone(run, OrphanLimit);
        }
    }

    [Fact]
    public void The_plan_is_printed_without_a_request_and_without_a_secret()
    {
        folder.Write(load: "rate: 100/s, windows: 3", command: "not-there");
        var result = folder.Run("--dry-run", "--rate", "50/s").Expect(0);

        Assert.Contains("open, constant 50/s for 1m", result.Output, StringComparison.Ordinal);
        Assert.Contains("KEY=${PATH}", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/bin", result.Output, StringComparison.Ordinal);
        Assert.Contains("fewer than 10 carry no verdict", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_a_scenario_is_listed_at_its_place()
    {
        folder.WriteText("target: http://127.0.0.1:1\nload: { rate: 5 }\nendpoints: [/a]\n");
        var result = folder.Run().Expect(2);

        Assert.Equal(
            ["shop.yml(2,15): error PG5101", "shop.yml(3,13): error PG5101"],
            result.Diagnostics.Select(line => string.Join(':', line.Split(':')[..2])));
    }

    [Fact]
    public void A_service_that_is_not_there_is_no_verdict()
    {
        folder.WriteText("target: http://127.0.0.1:1\nload: { rate: 5/s }\nendpoints: [GET /a]\n");
        Assert.Contains(DiagnosticIds.ServiceAbsent, Assert.Single(folder.Run().Expect(3).Diagnostics), StringComparison.Ordinal);

        folder.Write(command: "dotnet exec /absent.dll");
        Assert.Contains(DiagnosticIds.ServiceNotReady, Assert.Single(folder.Run().Expect(3).Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_the_service_takes_is_void()
    {
        folder.Write(load: "rate: 20000/s, duration: 2s, windows: 10, warm-up: 0s, connections: 1, timeout: 100ms");
        var result = folder.Run().Expect(3);

        Assert.Contains(DiagnosticIds.LoadNotSent, Assert.Single(result.Diagnostics), StringComparison.Ordinal);
        Assert.Contains(result.Report.Warnings, warning => warning.Code == DiagnosticIds.LoadNotSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ctrl_C_keeps_what_was_measured(bool everyProcess)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent: Linux only.");
        folder.Write(load: "rate: 100/s, duration: 60s, windows: 60, warm-up: 0s");
        using var run = folder.Start();
        run.WaitForError("/60 s]");
        Thread.Sleep(TimeSpan.FromSeconds(8));

        run.Interrupt(everyProcess);

        var result = run.Finish().Expect(130);
        Assert.InRange(result.Load.Windows.Count, 3, 30);
        Assert.Contains(result.Report.Warnings, warning => warning.Code == DiagnosticIds.LoadInterrupted);
        MarkedProcesses.ExpectNone(run, OrphanLimit);
    }

    [Fact]
    public void A_killed_tool_leaves_no_process_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Orphans are found by their environment in /proc: Linux only.");

        // The shell ends and leaves its child to whoever takes it.
        folder.Write(load: "rate: 100/s, duration: 60s", command: $"sh -c \"sleep 300 & exec {LoadFolder.Command.Replace('"', ' ')}\"");
        using var run = folder.Start();
        run.WaitForError("/65 s]");

        run.KillByForce();

        MarkedProcesses.ExpectNone(run, OrphanLimit);
    }
}
