using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Terminal;

/// <summary>For the MSBuild task: every step on a line of its own, marked, on standard output; the task decides what is shown.</summary>
internal sealed class BuildObserver : IGateObserver
{
    /// <summary>Starts a line that tells of a new stage. The task knows the same word.</summary>
    public const string StageMark = "##perfgate-stage ";

    /// <summary>Starts a line that tells how far the measuring is. The task knows the same word.</summary>
    public const string ProgressMark = "##perfgate-progress ";

    public void Stage(string text) => Console.Out.WriteLine(StageMark + text);

    public void Remark(Diagnostic diagnostic) => DiagnosticPrinter.Print(diagnostic);

    public void Report(SuiteProgress value) => Console.Out.WriteLine(ProgressMark + ProgressText.Of(value));

    public void Finished()
    {
    }
}
