using PerfGate.Core.Contracts;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Reports;
using PerfGate.Importers;

namespace PerfGate.Tool.Sources;

/// <summary>What the commands may use of the sources, whichever there are.</summary>
internal sealed record ToolParts
{
    /// <summary>In the order in which they are asked whether they know a file.</summary>
    public required IReadOnlyList<IMeasurementReader> Readers { get; init; }

    /// <summary>For reports of earlier versions.</summary>
    public required IReadOnlyList<ISectionBuilder> SectionBuilders { get; init; }

    /// <summary>Metrics that only sources other than benchmarks judge: waivers for these are theirs.</summary>
    public required IReadOnlyList<string> SourceMetrics { get; init; }

    public MeasurementImport Import => new(Readers);

    /// <summary>Reads a report of this version or an earlier one.</summary>
    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, of another format or schema, or inconsistent.</exception>
    public FileContent<GateReport> ReadReport(string path) =>
        File.Exists(path) && Import.FormatOf(path) is { } format
            ? throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput,
                Severity.Error,
                $"The file is no report but {format}: `perfgate compare` and `perfgate baseline add --from` read it. A report is the report.json that a run leaves beside it.",
                new SourceLocation(path)))
            : ReportFile.Read(path, Upgraded);

    /// <summary>The report with sections for what an earlier version wrote of a source.</summary>
    public GateReport Upgraded(GateReport report)
    {
        foreach (var builder in report.Sections is null ? SectionBuilders : [])
        {
            if (report.UnknownFields is { } fields && fields.Remove(builder.Field, out var part))
            {
                report = builder.Build(report, part);
            }
        }

        return report;
    }
}
