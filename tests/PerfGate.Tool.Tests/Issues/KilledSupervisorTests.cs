using System.Diagnostics;
using System.Globalization;
using PerfGate.Runner.Processes;
using PerfGate.Tool.Load.Services;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Found by killing one process of a run: a service whose supervisor was killed lived on when the run had ended.</summary>
public sealed class KilledSupervisorTests
{
    [Fact]
    public async Task The_service_ends_with_the_run_all_the_same()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell stands for the supervisor: Linux only.");
        var told = new TaskCompletionSource<int>();
        using var supervisor = ChildProcess.Start(
            "sh", ["-c", "sleep 120 & echo $!; wait"], Path.GetTempPath(), new Dictionary<string, string?>(), line => told.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)));
        var id = await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        using var service = Process.GetProcessById(id);
        var running = new RunningService(supervisor, id, new Uri("http://127.0.0.1:1"));
        using (var shell = Process.GetProcessById(supervisor.Id))
        {
            shell.Kill();
        }

        supervisor.WaitForExit(TimeSpan.FromSeconds(10));
        Assert.False(service.HasExited);

        await running.StopAsync();

        Assert.True(service.WaitForExit(TimeSpan.FromSeconds(10)));
    }
}
