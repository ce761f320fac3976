using System.Diagnostics;
using System.Globalization;
using PerfGate.Runner.Processes;
using PerfGate.TestKit;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: a terminal that was closed (SIGHUP) killed the run, with its worktrees left behind.</summary>
public sealed class HangUpTests
{
    [Fact]
    public async Task A_hang_up_cancels_the_run_and_ends_no_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signal is sent with kill.");
        Assert.SkipWhen(IgnoredSignals.Of(Environment.ProcessId, IgnoredSignals.HangUp), "Started below nohup, where nothing hangs up.");
        using var watch = ParentWatch.Start(TestContext.Current.CancellationToken);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = watch.Token.Register(cancelled.SetResult);

        using var kill = Process.Start("kill", ["-HUP", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, kill.ExitCode);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
