using System.Diagnostics;
using PerfGate.Load.Services;

namespace PerfGate.Load.Tests.Limits;

/// <summary>A service that does nothing, and ends when the test says so.</summary>
internal sealed class FakeService : IServiceHost, IRunningService
{
    private Process? process;

    public int Starts { get; private set; }

    public Uri Address { get; } = new("http://127.0.0.1:1");

    public int ProcessId => process!.Id;

    public bool HasExited { get; set; }

    public int? ExitCode => HasExited ? 139 : null;

    public string LastWords => "the last words";

    public bool IsStopped { get; private set; }

    public Task<IRunningService> StartAsync(ServiceStart start, CancellationToken cancellation)
    {
        Starts++;
        process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "timeout" : "sleep", "60") { UseShellExecute = false })!;
        return Task.FromResult<IRunningService>(this);
    }

    public Task StopAsync()
    {
        IsStopped = true;
        process?.Kill();
        process?.Dispose();
        process = null;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
