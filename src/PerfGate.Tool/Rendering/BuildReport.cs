using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Tool.Rendering;

/// <summary>A report as build output: the table as marked lines, then one canonical line per decision that fails.</summary>
internal static class BuildReport
{
    /// <summary>Starts a line of the result's table. The task knows the same word.</summary>
    public const string ResultMark = "##perfgate-result ";

    /// <param name="output">Of the tool; the build task reads it.</param>
    /// <param name="report">What was decided.</param>
    /// <param name="files">That the run wrote.</param>
    /// <param name="repositoryRoot">What the report's sources are relative to.</param>
    public static void Write(TextWriter output, GateReport report, IReadOnlyList<string> files, string repositoryRoot)
    {
        var table = new StringWriter();
        TextReport.Write(TextConsole.Create(table, noColor: "1"), report, files);
        foreach (var line in table.ToString().Split('\n'))
        {
            output.WriteLine(ResultMark + line.TrimEnd());
        }

        foreach (var diagnostic in ReportDiagnostics.Of(report, repositoryRoot).Where(one => one.Severity == Severity.Error))
        {
            // On one line, whatever the benchmark or its file is called.
            output.WriteLine(VisibleText.Escape((diagnostic with { Message = diagnostic.Message.ReplaceLineEndings(" | ") }).ToString()));
        }
    }
}
