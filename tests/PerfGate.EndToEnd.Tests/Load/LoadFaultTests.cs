using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>What services, disks and clocks do to a run of load: a clear end, what was measured is kept, nothing is left behind.</summary>
[Trait("speed", "slow")]
public sealed class LoadFaultTests : IDisposable
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(10);

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("http")]
    [InlineData("raw")]
    public void A_service_that_ends_in_mid_run_ends_the_run_and_what_was_measured_is_kept(string engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The service is found by its environment in /proc: Linux only.");
        folder.Write(load: $"rate: 100/s, duration: 60s, windows: 60, warm-up: 0s, engine: {engine}");
        using var run = folder.Start();
        run.WaitForError("/60 s]");
        Thread.Sleep(TimeSpan.FromSeconds(5));

        MarkedProcesses.Kill(run, "PerfGate.Load.Services.dll");

        var result = run.Finish().Expect(3);
        Assert.Contains($"error {DiagnosticIds.ServiceEnded}: The service ended with exit code 137", Assert.Single(result.Diagnostics), StringComparison.Ordinal);
        var load = result.Load;
        Assert.InRange(load.Windows.Count, 3, 30);
        Assert.True(load.Total.Series.Single().Outcomes[RequestOutcome.Ok] > 300);
        Assert.Empty(result.Report.Results);
        Assert.Contains(result.Report.Warnings, warning => warning.Code == DiagnosticIds.ServiceEnded);
        MarkedProcesses.ExpectNone(run, OrphanLimit);
    }

    [Fact]
    public void The_last_words_of_a_service_are_shown_without_its_secret()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such shell");
        folder.WriteText("""
            target: http://127.0.0.1:{port}
            service: { command: "sh -c 'echo cannot log in with $KEY >&2; exit 3'", environment: { KEY: "a-${SECRET_OF_OURS}" } }
            load: { rate: 5/s }
            endpoints: [GET /]
            """);
        using var run = ToolRun.Start(folder.Root, [("SECRET_OF_OURS", "hunter2-hunter2")], "load", LoadFolder.Scenario);

        var result = run.Finish().Expect(3);

        Assert.Contains("cannot log in with a-${SECRET_OF_OURS}", Assert.Single(result.Diagnostics), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_of_a_comparison_that_ends_in_mid_run_decides_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The service is found by its environment in /proc: Linux only.");
        var command = LoadFolder.CommandOf("plain");
        folder.WriteService($"env SIDE=head {command} --side head", "load: { rate: 60/s, warm-up: 0s }\nendpoints: [GET /fast]", $"base-command: 'env SIDE=base {command}'");
        using var run = folder.Start("--compare");
        run.WaitForError("pair 1 of at most 40, first look after ");
        Thread.Sleep(TimeSpan.FromSeconds(8));

        MarkedProcesses.Kill(run, "--side head");

        var result = run.Finish().Expect(3);
        Assert.Contains(DiagnosticIds.ServiceEnded, Assert.Single(result.Diagnostics), StringComparison.Ordinal);
        Assert.Empty(result.Report.Results);
        Assert.InRange(result.Load.Windows.Count, 1, 20);
        MarkedProcesses.ExpectNone(run, OrphanLimit);
    }

    [Fact]
    public void A_clock_that_is_set_back_changes_neither_what_is_sent_nor_how_long_it_took()
    {
        const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
        Assert.SkipUnless(File.Exists(Library), "libfaketime is not installed: apt-get install libfaketime");
        folder.WriteText("+40d\n", "clock");
        folder.Write(load: "rate: 100/s, duration: 6s, windows: 12, warm-up: 1s");
        var clock = Path.Combine(folder.Root, "clock");
        using var run = ToolRun.Start(
            folder.Root,
            [("LD_PRELOAD", Library), ("FAKETIME_TIMESTAMP_FILE", clock), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")],
            "load",
            LoadFolder.Scenario);
        run.WaitForError("/7 s]");
        Thread.Sleep(TimeSpan.FromSeconds(2));
        var watch = Stopwatch.StartNew();

        File.WriteAllText(clock + ".new", "-400d\n");
        File.Move(clock + ".new", clock, overwrite: true);

        var result = run.Finish().Expect(0);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 60);
        var measured = LoadFile.Read(result.InOutput("load.json")).Value;
        Assert.InRange(measured.Time!.Value, DateTimeOffset.UtcNow.AddDays(39), DateTimeOffset.UtcNow.AddDays(41));
        Assert.Equal((600, 0), (measured.Total.Due, measured.Total.Unsent));
        Assert.Equal(Enumerable.Repeat(50L, 12), measured.Windows.Select(window => window.Due));
        var series = Assert.Single(measured.Total.Series);
        Assert.Equal(600, series.Succeeded);
        Assert.InRange(series.Response.Max, 1, 20e9);
        Assert.InRange(measured.Total.Lag.Max, 0, 20e9);
    }
}
