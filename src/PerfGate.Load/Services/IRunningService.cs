namespace PerfGate.Load.Services;

/// <summary>A service that was started and was ready; disposing it ends it and all that it started.</summary>
public interface IRunningService : IAsyncDisposable
{
    /// <summary>Scheme, host and port at which it answers.</summary>
    Uri Address { get; }

    /// <summary>Of the service itself, which may have children.</summary>
    int ProcessId { get; }

    bool HasExited { get; }

    /// <summary>Null while it runs; 128 and the signal's number for one that a signal ended.</summary>
    int? ExitCode { get; }

    /// <summary>The last lines of both of its outputs, oldest first.</summary>
    string LastWords { get; }

    /// <summary>Ends it and all that it started; returns when they are gone. Doing so again does nothing.</summary>
    Task StopAsync();
}
