using System.ComponentModel;
using System.Diagnostics;
using PerfGate.Load.Services;
using PerfGate.Runner.Processes;

namespace PerfGate.Tool.Load.Services;

/// <summary>A service under the supervisor, which ends it with all its children when this tool does.</summary>
internal sealed class RunningService(ChildProcess supervisor, int processId, Uri address) : IRunningService
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    /// <summary>Of the service: a later process of the same id is another.</summary>
    private readonly DateTime? started = StartOf(processId);

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

            // A supervisor that somebody else killed has left the service to itself.
            EndService();
        }).ConfigureAwait(false);
        stopped = true;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        supervisor.Dispose();
    }

    private void EndService()
    {
        if (started is null || StartOf(processId) != started)
        {
            return;
        }

        try
        {
            using var service = Process.GetProcessById(processId);
            service.Kill(entireProcessTree: true);
            service.WaitForExit(EndWithin);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended first.
        }
    }

    /// <returns>Null: it has ended.</returns>
    private static DateTime? StartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited ? null : process.StartTime;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
