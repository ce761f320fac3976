using BenchmarkDotNet.Engines;

namespace PerfGate.Runner.Hook;

/// <summary>BenchmarkDotNet's engine reports every iteration in text; the values reach the tool by the pipe instead.</summary>
internal sealed class SilentHost : IHost
{
    /// <summary>The last lines that the engine wrote, for the message when it fails without an exception.</summary>
    public string LastError { get; private set; } = "";

    public void Write(string message)
    {
    }

    public void WriteLine()
    {
    }

    public void WriteLine(string message)
    {
    }

    public void SendSignal(HostSignal hostSignal)
    {
    }

    public void SendError(string message) => LastError = message;

    public void ReportResults(RunResults runResults)
    {
    }

    public void Dispose()
    {
    }
}
