namespace PerfGate.Core.Diagnostics;

/// <summary>Ends the run with its diagnostics and an exit code; anything else that escapes is a fault of the tool.</summary>
public sealed class PerfGateException : Exception
{
    public PerfGateException(ExitCode exitCode, params IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics))
    {
        ExitCode = exitCode;
        Diagnostics = diagnostics;
    }

    public ExitCode ExitCode { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
