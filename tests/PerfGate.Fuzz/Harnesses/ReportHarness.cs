using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Load.Reports;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;
using PerfGate.Tool.Rendering;

namespace PerfGate.Fuzz.Harnesses;

/// <summary><c>report.json</c>, of this version and of earlier ones: what is accepted is shown in every form.</summary>
internal static class ReportHarness
{
    public static Harness Reports { get; } = new()
    {
        Name = "report",
        Reads = "reports: `report.json`, also of earlier versions",
        Readers = [typeof(ReportFile), typeof(LoadReportUpgrade)],
        Seeds = () =>
        [
            ReportFile.ToBytes(SampleReports.Waived()),
            ReportFile.ToBytes(SampleReports.NothingToCompare()),
            ReportFile.ToBytes(SampleReports.Load()),
            ReportFile.ToBytes(SampleReports.Inconclusive()),
            Seed.FormerReport(),
        ],
        Format = Mutation.InputFormat.Json,
        LongestInput = 96 * 1024,
        Read = Read,
    };

    private static string Read(byte[] input)
    {
        var content = ReportFile.Parse(input, "report.json", upgrade: ToolComposition.Default.Parts.Upgraded);
        Promise.RoundTrip(content.Value, ReportFile.ToBytes, json => ReportFile.Parse(json, "again").Value, "report");
        return $"{Show(content.Value, input)} {string.Join(' ', content.Warnings)}";
    }

    /// <summary>What a report becomes; of the long forms one for each input.</summary>
    /// <returns>The length of all text.</returns>
    public static long Show(GateReport report, byte[] input)
    {
        long length = CommentMarkdown.Write(new CommentRequest { Report = report, Key = "default" }).Length;
        length += Core.Verdicts.ReportExit.Of(report) switch
        {
            Core.Diagnostics.ExitCode.Passed or Core.Diagnostics.ExitCode.Failed or Core.Diagnostics.ExitCode.NotMeasured => 0,
            var other => throw new BrokenPromiseException($"report: exit code {other}"),
        };
        switch (input.Length % 5)
        {
            case 0:
                length += HtmlReport.Write(report, []).Length;
                break;
            case 1:
                length += MarkdownReport.Write(report, []).Length;
                break;
            case 2:
                length += JUnitReport.Write(report).Length;
                break;
            case 3:
                length += SarifReport.Write(report).Length;
                break;
            default:
                using (var text = new StringWriter())
                {
                    TextReport.Write(TextConsole.Create(text, noColor: "1"), report, []);
                    length += text.ToString().Length;
                }

                break;
        }

        return length;
    }
}
