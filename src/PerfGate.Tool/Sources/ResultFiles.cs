using PerfGate.Core.Diagnostics;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Sources;

/// <summary>The files in which a source's command leaves what it found.</summary>
internal static class ResultFiles
{
    /// <summary>Writes what was found; where that cannot be done, says so: it is printed all the same.</summary>
    /// <param name="folder">That is to be written to.</param>
    /// <param name="exit">What the verdict asks for; a run that passed and left no file ends with 3.</param>
    /// <param name="write">Gives the files that a person may want to open.</param>
    public static (IReadOnlyList<string> Files, ExitCode Exit) Write(string folder, ExitCode exit, Func<IReadOnlyList<string>> write)
    {
        try
        {
            return (write(), exit);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DiagnosticPrinter.Print(new Diagnostic(
                DiagnosticIds.ResultsNotWritten,
                Severity.Error,
                $"The results could not be written to {folder}: {exception.Message.TrimEnd('.')}. What was there is whole, and what was found now is printed alone. Make room, or choose another folder with --output."));
            return ([], exit == ExitCode.Passed ? ExitCode.NotMeasured : exit);
        }
    }
}
