using System.Diagnostics;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: what a benchmark starts in a session of its own (<c>setsid</c>) runs on beside later pairs.</summary>
public sealed class ProcessesLeftBehindTests
{
    [Fact]
    public void What_a_launch_left_in_a_session_of_its_own_is_ended_and_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "They are found by their environment in /proc: Linux only.");
        var (launch, other) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        using var ofLaunch = Leave(launch);
        using var ofOther = Leave(other);
        try
        {
            Assert.Equal(["sleep"], LeftBehind.End(launch));

            Assert.True(ofLaunch.WaitForExit(TimeSpan.FromSeconds(10)));
            Assert.False(ofOther.HasExited);
            Assert.Empty(LeftBehind.End(launch));
        }
        finally
        {
            Assert.Equal(["sleep"], LeftBehind.End(other));
        }
    }

    [Fact]
    public void It_is_said_in_the_report() => Assert.Equal(
        "left chrome, sleep running, which was ended by force: beside later launches it would take their time",
        UncleanExit.WithOthers(["chrome", "sleep"]).Description);

    /// <summary>A shell that ends at once, and what it left, whose parent is no longer known.</summary>
    private static Process Leave(string launch)
    {
        var written = new TaskCompletionSource<int>();
        using var shell = ChildProcess.Start(
            "sh",
            ["-c", "setsid sh -c 'echo $$; exec sleep 300' & wait $!"],
            "/",
            new Dictionary<string, string?> { [LeftBehind.Variable] = launch },
            line => written.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True(written.Task.Wait(TimeSpan.FromSeconds(10)));
        var left = Process.GetProcessById(written.Task.Result);

        // Alone: what is in another session is not in the tree either once its parent is gone.
        using var parent = Process.GetProcessById(shell.Id);
        parent.Kill();
        parent.WaitForExit();
        Assert.False(left.HasExited);
        return left;
    }
}
