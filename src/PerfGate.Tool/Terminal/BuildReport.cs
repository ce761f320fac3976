using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Terminal;

/// <summary>A report as build output: the table as marked lines, then one canonical line per decision that fails.</summary>
internal static class BuildReport
{
    /// <summary>Starts a line of the result's table. The task knows the same word.</summary>
    public const string ResultMark = "##perfgate-result ";

    public static void Write(TextWriter output, GateReport report, GateOutcome outcome)
    {
        var table = new StringWriter();
        TextReport.Write(TextConsole.Create(table, noColor: "1"), report, outcome.Files);
        foreach (var line in table.ToString().Split('\n'))
        {
            output.WriteLine(ResultMark + line.TrimEnd());
        }

        foreach (var diagnostic in ReportDiagnostics.Of(report, outcome.RepositoryRoot).Where(one => one.Severity == Severity.Error))
        {
            output.WriteLine(diagnostic with { Message = diagnostic.Message.ReplaceLineEndings(" | ") });
        }
    }
}
