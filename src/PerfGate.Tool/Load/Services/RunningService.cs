using PerfGate.Load.Services;
using PerfGate.Runner.Processes;

namespace PerfGate.Tool.Load.Services;

/// <summary>A service under the supervisor, which ends it with all its children when this tool does.</summary>
internal sealed class RunningService(ChildProcess supervisor, int processId, Uri address) : IRunningService
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    private bool stopped;

    public Uri Address => address;

    public int ProcessId => processId;

    public bool HasExited => stopped || supervisor.HasExited;

    public int? ExitCode => stopped || !supervisor.HasExited ? null : supervisor.ExitCode;

    public string LastWords => supervisor.LastWords;

    public async Task StopAsync()
    {
        if (stopped)
        {
            return;
        }

        await Task.Run(() =>
        {
            supervisor.Kill();
            supervisor.WaitForExit(EndWithin);
        }).ConfigureAwait(false);
        stopped = true;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        supervisor.Dispose();
    }
}
