using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Commands;

/// <summary>Writes a report to standard output in the form that was asked for.</summary>
internal static class ReportOutput
{
    public static void Write(GateOutcome outcome, ReportFormat format, bool forBuild = false)
    {
        if (outcome.Report is not { } report)
        {
            Console.Out.WriteLine("This shard has no benchmark; there are more shards than benchmarks.");
        }
        else if (forBuild)
        {
            BuildReport.Write(Console.Out, report, outcome.Files, outcome.RepositoryRoot);
        }
        else
        {
            Write(report, outcome.Files, format);
        }
    }

    public static void Write(GateReport report, IReadOnlyList<string> files, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                using (var output = Console.OpenStandardOutput())
                {
                    output.Write(ReportFile.ToBytes(report));
                }

                break;
            case ReportFormat.Markdown:
                Console.Out.Write(MarkdownReport.Write(report));
                break;
            case ReportFormat.Html:
                Console.Out.Write(ReportPictures.Html(report, ReportPictures.Draw(report)));
                break;
            case ReportFormat.Junit:
                Console.Out.Write(JUnitReport.Write(report));
                break;
            case ReportFormat.Sarif:
                Console.Out.Write(SarifReport.Write(report));
                break;
            default:
                TextReport.Write(TextConsole.Create(Console.Out, Environment.GetEnvironmentVariable("NO_COLOR")), report, files);
                break;
        }
    }
}
