using PerfGate.Core.Diagnostics;

namespace PerfGate.Tool.Terminal;

/// <summary>Prints diagnostics on standard error in the form that editors and MSBuild recognise.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(Diagnostic diagnostic) =>
        Console.Error.WriteLine(diagnostic with { Message = diagnostic.Message.ReplaceLineEndings(" | ") });
}
