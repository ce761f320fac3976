using PerfGate.Core.Diagnostics;

namespace PerfGate.Load.Services;

/// <summary>Starts a scenario's service. Processes belong to the tool, so that they end with it; conductors see this much of them.</summary>
public interface IServiceHost
{
    /// <summary>Starts the service and waits until its health path answers 2xx.</summary>
    /// <exception cref="PerfGateException">
    /// It did not start, ended, or was not ready in time: <see cref="DiagnosticIds.ServiceNotReady"/> (exit code 3), with its last words.
    /// Nothing of it is left running then.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of it is left running.</exception>
    Task<IRunningService> StartAsync(ServiceStart start, CancellationToken cancellation);
}
