using System.CommandLine;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate report</c>: shows a report that was written before.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolParts parts)
    {
        var path = new Argument<string>("REPORT") { Description = $"a report.json (schema '{GateReport.SchemaName}'), or the folder that has one" };
        var format = SharedOptions.Format();
        var command = new Command(
            "report",
            """
            Renders a report; judges nothing, so the exit code says only whether the report could be read.

            Examples:
              perfgate report artifacts/perfgate
              perfgate report report.json --format markdown > report.md
            """)
        {
            path, format,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                var named = Path.GetFullPath(parsed.GetValue(path)!);
                var file = Directory.Exists(named) ? Path.Combine(named, "report.json") : named;
                var content = parts.ReadReport(file);
                foreach (var warning in content.Warnings)
                {
                    DiagnosticPrinter.Print(warning);
                }

                ReportOutput.Write(content.Value, [], parsed.GetValue(format));
                return ExitCode.Passed;
            },
            cancellation));
        return command;
    }
}
