using BenchmarkDotNet.Engines;

namespace PerfGate.Runner.Hook;

/// <summary>BenchmarkDotNet's engine reports every iteration in text; the values reach the tool by the pipe instead.</summary>
internal sealed class SilentHost : IHost
{
    /// <summary>What went wrong outside of the engine, such as in the constructor of the benchmark's class; one line.</summary>
    public string LastError { get; private set; } = "";

    public void Write(string message)
    {
    }

    public void WriteLine()
    {
    }

    public void WriteLine(string message)
    {
        // BenchmarkDotNet writes an exception as text, its stack below, the cause behind the last arrow of the first lines.
        const string Arrow = " ---> ";
        if (message.Contains("Exception", StringComparison.Ordinal))
        {
            var line = message[(message.LastIndexOf(Arrow, StringComparison.Ordinal) is >= 0 and var at ? at + Arrow.Length : 0)..];
            SendError(line);
        }
    }

    public void SendSignal(HostSignal hostSignal)
    {
    }

    public void SendError(string message) => LastError = message.Split('\n')[0].Trim();

    public void ReportResults(RunResults runResults)
    {
    }

    public void Dispose()
    {
    }
}
