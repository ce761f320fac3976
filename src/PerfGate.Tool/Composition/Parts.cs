using System.CommandLine;
using PerfGate.Core.Contracts;
using PerfGate.Core.Files;
using PerfGate.Core.Reports;
using PerfGate.Importers;
using PerfGate.Importers.BenchmarkDotNetJson;
using PerfGate.Load.Checks;
using PerfGate.Load.Files;
using PerfGate.Load.Reports;
using PerfGate.Tool.Commands;

namespace PerfGate.Tool.Composition;

/// <summary>What the tool is made of: the only list of readers, section builders, sources' metrics and commands.</summary>
internal sealed record Parts
{
    public static Parts Default { get; } = new()
    {
        Readers = [new OwnMeasurementReader(), new LoadRunReader(), new BenchmarkDotNetReader()],
        SectionBuilders = [new LoadReportUpgrade()],
        SourceMetrics = LoadMetrics.All,
        Commands =
        [
            CheckCommand.Create,
            CompareCommand.Create,
            BaselineCommand.Create,
            ReportCommand.Create,
            CommentCommand.Create,
            MergeCommand.Create,
            ListCommand.Create,
            InitCommand.Create,
            DoctorCommand.Create,
            LoadCommand.Create,
            LimitsCommand.Create,
        ],
    };

    /// <summary>In the order in which they are asked whether they know a file.</summary>
    public required IReadOnlyList<IMeasurementReader> Readers { get; init; }

    /// <summary>For reports of earlier versions.</summary>
    public required IReadOnlyList<ISectionBuilder> SectionBuilders { get; init; }

    /// <summary>Metrics that only sources other than benchmarks judge: waivers for these are theirs.</summary>
    public required IReadOnlyList<string> SourceMetrics { get; init; }

    /// <summary>In the order of the help.</summary>
    public required IReadOnlyList<Func<Parts, Command>> Commands { get; init; }

    public MeasurementImport Import => new(Readers);

    /// <summary>Reads a report of this version or an earlier one.</summary>
    /// <exception cref="Core.Diagnostics.PerfGateException">Exit code 2: unreadable, malformed, of another schema, or inconsistent.</exception>
    public FileContent<GateReport> ReadReport(string path) => ReportFile.Read(path, Upgraded);

    private GateReport Upgraded(GateReport report)
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
