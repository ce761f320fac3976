using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Terminal;

/// <summary>For logs: whole lines on standard error, at most one every few seconds.</summary>
internal sealed class PlainObserver : IGateObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private long lastReport;

    public void Stage(string text) => Console.Error.WriteLine(text);

    public void Remark(Diagnostic diagnostic) => DiagnosticPrinter.Print(diagnostic);

    public void Report(SuiteProgress value)
    {
        if (lastReport == 0 || Stopwatch.GetElapsedTime(lastReport) >= Interval)
        {
            lastReport = Stopwatch.GetTimestamp();
            Console.Error.WriteLine(ProgressText.Of(value));
        }
    }

    public void Finished()
    {
    }
}
