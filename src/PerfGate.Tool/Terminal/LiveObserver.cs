using PerfGate.Core.Diagnostics;
using PerfGate.Core.Words;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Terminal;

/// <summary>For a terminal: one line on standard error that is written over.</summary>
internal sealed class LiveObserver : IGateObserver
{
    private const string ClearLine = "\r\u001b[2K";

    public void Stage(string text)
    {
        Finished();
        Console.Error.WriteLine(text);
    }

    public void Remark(Diagnostic diagnostic)
    {
        Finished();
        DiagnosticPrinter.Print(diagnostic);
    }

    public void Report(SuiteProgress value)
    {
        var text = VisibleText.Escape(ProgressText.Of(value));
        var width = Math.Max(Console.WindowWidth - 1, 20);
        Console.Error.Write(ClearLine + (text.Length <= width ? text : "…" + text[^(width - 1)..]));
    }

    public void Finished() => Console.Error.Write(ClearLine);
}
